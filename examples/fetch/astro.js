// Astro: src/middleware.js
import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

/** @param {{ request: Request }} context @param {() => Promise<Response>} next */
export const onRequest = ({ request }, next) => handleCors(request, () => next())
