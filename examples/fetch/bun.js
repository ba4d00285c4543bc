// Bun: bun bun.js
import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

export default {
  hostname: '127.0.0.1',
  /** @param {Request} request */
  fetch: (request) => handleCors(request, () => Response.json(['bread', 'milk'])),
}
