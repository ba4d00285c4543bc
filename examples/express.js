// Express: an allowlist, with credentials.
import { cors } from 'allow-origin'
import express from 'express'

const app = express()

app.use(
  cors({
    origin: ['https://app.example.com', 'https://*.preview.example.com'],
    credentials: true,
    maxAge: 600,
  }),
)

app.get('/items', (_request, response) => {
  response.json(['bread', 'milk'])
})

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
server.on('listening', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  console.log(`Try: curl -i -H 'Origin: https://app.example.com' http://127.0.0.1:${port}/items`)
})
