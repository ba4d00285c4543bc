import { createRequire } from 'node:module'
import cors, { createPolicy } from 'allow-origin'
import express from 'express'

// One process loads both builds, as happens when a dependency loads the other one.
const required = createRequire(import.meta.url)('allow-origin')
const options = { origin: 'https://app.example.com', credentials: true, maxAge: 600 }

const app = express()
app.use('/default', cors(required.createPolicy(options)))
app.use('/named', required.cors(createPolicy(options)))
app.use((_request, response) => {
  response.send('hello')
})

export default app
