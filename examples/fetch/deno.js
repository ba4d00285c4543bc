// Deno: deno serve --host 127.0.0.1 deno.js
import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

export default {
  /** @param {Request} request */
  fetch: (request) => handleCors(request, () => Response.json(['bread', 'milk'])),
}
