// A delegate chooses a policy for each request. Made once, a policy costs nothing per request.
import { cors, createPolicy } from 'allow-origin'
import express from 'express'

const forEveryone = createPolicy({ origin: '*' })
const forTheApp = createPolicy({ origin: 'https://app.example.com', credentials: true })

const app = express()

app.use(cors((request) => (request.url.startsWith('/public/') ? forEveryone : forTheApp)))

app.get('/public/items', (_request, response) => {
  response.json(['bread', 'milk'])
})
app.get('/orders', (_request, response) => {
  response.json([{ id: 7, item: 'bread' }])
})

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
server.on('listening', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  console.log(`Try: curl -i -H 'Origin: https://app.example.com' http://127.0.0.1:${port}/orders`)
})
