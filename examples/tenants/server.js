// An API with its allowed origins in a database table. A change takes effect within milliseconds, on every server.
import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createApp } from './app.js'
import { openDatabase } from './database.js'
import { followTenants } from './tenants.js'

const { PORT = '3000', DATABASE_URL } = process.env

subscribe('allow-origin:live-policy', (message) => {
  const { cause, added, removed, size, seconds } =
    /** @type {import('allow-origin').LivePolicyMessage} */ (message)
  const milliseconds = (seconds * 1000).toFixed(1)
  console.log(`${cause}: +${added} -${removed}, ${size} origins, ${milliseconds} ms`)
})

/** What to close, last one first. @type {(() => void | Promise<void>)[]} */
const closing = []

async function stop() {
  for (const close of closing.splice(0)) await close()
}

async function start() {
  const database = await openDatabase(DATABASE_URL).catch((error) => {
    throw new CannotStart(`DATABASE_URL cannot be used: ${error.message || error.code}`)
  })
  closing.unshift(() => database.close())
  const live = await followTenants(database)
  closing.unshift(() => live.close())
  // Listen only after the tenants are loaded.
  const server = createServer()
  const port = await listen(server)
  closing.unshift(() => {
    server.close()
    server.closeAllConnections()
  })
  server.on('request', createApp(database, live, `server ${port}`))
  console.log(`Open http://localhost:${port} to add and remove origins.`)
}

/** A problem that you can fix yourself. It is printed in one line, without a stack trace. */
class CannotStart extends Error {}

/** @param {import('node:http').Server} server */
async function listen(server) {
  try {
    server.listen(Number(PORT), '127.0.0.1')
    await once(server, 'listening')
  } catch {
    throw new CannotStart(`Port ${PORT} is taken. Set PORT to another one.`)
  }
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)

try {
  await start()
} catch (error) {
  await stop()
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}
