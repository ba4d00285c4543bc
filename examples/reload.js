// A new allowlist with no restart: SIGHUP swaps the policy, and a list that is refused changes nothing.
import { cors, createPolicy } from 'allow-origin'
import express from 'express'

const origins = ['https://app.example.com']
let current = createPolicy({ origin: origins })

process.on('SIGHUP', () => {
  try {
    origins.push('https://new.example.com') // here a file or a database would be read
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

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
server.on('listening', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const curl = `curl -i -H 'Origin: https://new.example.com' http://127.0.0.1:${port}/items`
  console.log(`Try before and after \`kill -HUP ${process.pid}\`: ${curl}`)
})
