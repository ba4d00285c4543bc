// Next.js: a route handler, in app/items/route.js
import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

/** @param {Request} request */
export const GET = (request) => handleCors(request, () => Response.json(['bread', 'milk']))

/** Answers preflights. @param {Request} request */
export const OPTIONS = (request) => handleCors(request, () => new Response(null, { status: 204 }))
