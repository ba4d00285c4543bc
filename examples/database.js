// An asynchronous predicate asks a database about each origin.
import { setTimeout as wait } from 'node:timers/promises'
import { cors } from 'allow-origin'
import express from 'express'

const rows = new Map([['https://shop.example', { tenant: 'shop', active: true }]])

/** Stands for a query. @param {string} origin */
async function findTenant(origin) {
  await wait(10)
  return rows.get(origin)
}

const app = express()

app.use(cors({ origin: async (origin) => (await findTenant(origin))?.active, credentials: true }))

app.get('/items', (_request, response) => {
  response.json(['bread', 'milk'])
})

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
server.on('listening', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  console.log(`Try: curl -i -H 'Origin: https://shop.example' http://127.0.0.1:${port}/items`)
})
