// Express with a list of allowed origins, and cookies.
import { cors } from 'allow-origin'
import express from 'express'
import { port, tryIt } from './try-it.js'

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

const server = app.listen(port, '127.0.0.1')
tryIt(server, { allowed: 'https://app.example.com' })
