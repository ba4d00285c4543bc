// One policy for one route, another for the next, and none for the rest.
import { cors } from 'allow-origin'
import express from 'express'

const app = express()
const forTheApp = cors({ origin: 'https://app.example.com', methods: 'PUT', credentials: true })

app.get('/items', cors(), (_request, response) => {
  response.json(['bread', 'milk'])
})

// A PUT has a preflight, which is an OPTIONS request: the policy has to stand on both.
app.options('/items/:id', forTheApp)
app.put('/items/:id', forTheApp, (request, response) => {
  response.json({ changed: request.params.id })
})

app.get('/health', (_request, response) => {
  response.send('well')
})

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
server.on('listening', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const url = `http://127.0.0.1:${port}/items/7`
  console.log(`Try: curl -i -X PUT -H 'Origin: https://app.example.com' ${url}`)
})
