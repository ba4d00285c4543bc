import cors = require('allow-origin')
import express = require('express')

const options: cors.CorsOptions = { origin: ['https://app.example.com'], credentials: true }
const policy: cors.Policy = cors.createPolicy({ ...options, maxAge: 600 })

const app = express()
app.use('/default', cors(policy))
app.use('/named', cors.cors(policy))
app.use((_request, response) => {
  response.send('hello')
})

export = app
