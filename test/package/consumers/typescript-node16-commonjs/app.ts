import cors, { cors as named, type CorsOptions } from 'allow-origin'
import express from 'express'

const options: CorsOptions = { origin: 'https://app.example.com', credentials: true, maxAge: 600 }

const app = express()
app.use('/default', cors(options))
app.use('/named', named(options))
app.use((_request, response) => {
  response.send('hello')
})

export = app
