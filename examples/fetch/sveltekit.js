// SvelteKit: src/hooks.server.js
import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

/** @typedef {{ request: Request }} Event */

/** @param {{ event: Event, resolve: (event: Event) => Response | Promise<Response> }} input */
export const handle = ({ event, resolve }) => handleCors(event.request, () => resolve(event))
