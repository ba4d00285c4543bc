const cors = require('allow-origin')
const { cors: named, createPolicy } = require('allow-origin')
const express = require('express')

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true, maxAge: 600 })

const app = express()
app.use('/default', cors(policy))
app.use('/named', named(policy))
app.use((_request, response) => {
  response.send('hello')
})

module.exports = app
