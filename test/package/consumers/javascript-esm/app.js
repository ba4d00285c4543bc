import cors, { cors as named, createPolicy } from 'allow-origin'
import express from 'express'

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true, maxAge: 600 })

const app = express()
app.use('/default', cors(policy))
app.use('/named', named(policy))
app.use((_request, response) => {
  response.send('hello')
})

export default app
