import cors, { cors as named, createPolicy, type CorsDelegate } from 'allow-origin'
import express, { type Request } from 'express'

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true, maxAge: 600 })
const delegate: CorsDelegate<Request> = (request) =>
  request.path === '/off' ? { origin: false } : policy

const app = express()
app.use('/default', cors(delegate))
app.use('/named', named(delegate))
app.use((_request, response) => {
  response.send('hello')
})

export default app
