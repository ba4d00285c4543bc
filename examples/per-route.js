// One policy for one route, another for the next, and no CORS for the rest.
import { cors } from 'allow-origin'
import express from 'express'
import { port, tryIt } from './try-it.js'

const app = express()
const forTheApp = cors({ origin: 'https://app.example.com', methods: 'PUT', credentials: true })

app.get('/items', cors(), (_request, response) => {
  response.json(['bread', 'milk'])
})

// Browsers send a preflight before a PUT. It is an OPTIONS request, so it needs the policy too.
app.options('/items/:id', forTheApp)
app.put('/items/:id', forTheApp, (request, response) => {
  response.json({ changed: request.params.id })
})

app.get('/health', (_request, response) => {
  response.send('ok')
})

const server = app.listen(port, '127.0.0.1')
tryIt(server, { allowed: 'https://app.example.com', curl: 'curl -i -X PUT', path: '/items/7' })
