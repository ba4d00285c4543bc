// A function picks a policy for each request. The policies are created once, at startup.
import { cors, createPolicy } from 'allow-origin'
import express from 'express'
import { port, tryIt } from './try-it.js'

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

const server = app.listen(port, '127.0.0.1')
tryIt(server, {
  allowed: 'https://app.example.com',
  path: '/orders',
  note: 'Every origin may read /public/items.',
})
