// Change the allowed origins without a restart. If the new list is invalid, the old one stays.
import { cors, createPolicy } from 'allow-origin'
import express from 'express'
import { port, tryIt } from './try-it.js'

const origins = ['https://app.example.com']
let current = createPolicy({ origin: origins })

process.on('SIGHUP', () => {
  try {
    origins.push('https://new.example.com') // your server would read a file or a database here
    current = createPolicy({ origin: origins })
  } catch (error) {
    console.error(error)
  }
})

const app = express()
app.use(cors(() => current))
app.get('/items', (_request, response) => {
  response.json(['bread', 'milk'])
})

const server = app.listen(port, '127.0.0.1')
const note = `Now run \`kill -HUP ${process.pid}\`. The second request is allowed from then on.`
tryIt(server, { allowed: 'https://app.example.com', denied: 'https://new.example.com', note })
