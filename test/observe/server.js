// A server for its own process. It prints its port, and its arguments select its behavior.
import console from 'node:console'
import { subscribe } from 'node:diagnostics_channel'
import { createServer } from 'node:http'
import process from 'node:process'
import { cors } from 'allow-origin'

const app = 'https://app.example.com'
const [, , ...wanted] = process.argv

if (wanted.includes('subscriber-throws')) {
  subscribe('allow-origin:decision', () => {
    throw new Error('thrown by the subscriber')
  })
}
if (wanted.includes('caught')) {
  process.on('uncaughtException', (error) => {
    console.error(`caught: ${error.message}`)
  })
}

const middlewares = {
  '/listed': cors({ origin: app }),
  '/predicate': cors({ origin: async (origin) => origin === app }),
  '/delegate': cors(async () => ({ origin: app })),
  '/error': cors({
    origin: (origin) => {
      throw new Error(`unknown tenant ${origin}\nALLOW-ORIGIN 1: forged`)
    },
  }),
}

const server = createServer((request, response) => {
  const path = Object.keys(middlewares).find((start) => request.url?.startsWith(start))
  const middleware = middlewares[/** @type {keyof typeof middlewares} */ (path ?? '/listed')]
  middleware(request, response, (error) => {
    response.statusCode = error ? 500 : 200
    response.end(error ? 'failed' : 'handled')
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(/** @type {import('node:net').AddressInfo} */ (server.address()).port)
})
