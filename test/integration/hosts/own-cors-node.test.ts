import { createServer } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { overHttp2 } from '../exchange.js'
import { listen } from '../framework.js'
import { allowEveryone, everyRow } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'

const facts = {
  body: 'served',
  vary: 'Cookie',
  undone: everyRow({ ...allowEveryone, vary: 'Cookie' }),
  packages: [],
}

describeBehind({
  ...facts,
  name: 'node:http',
  servers: {
    'a handler that sets headers': (middleware) =>
      listen(
        createServer((request, response) => {
          middleware(request, response, () => {
            response.setHeader('Access-Control-Allow-Origin', '*')
            response.setHeader('Vary', 'Cookie')
            response.end('served')
          })
        }),
      ),
    'a handler that calls `writeHead`': (middleware) =>
      listen(
        createServer((request, response) => {
          middleware(request, response, () => {
            response.writeHead(200, { 'Access-Control-Allow-Origin': '*', Vary: 'Cookie' })
            response.end('served')
          })
        }),
      ),
  },
})

describeBehind({
  ...facts,
  name: 'node:http2',
  exchange: overHttp2,
  servers: {
    'a handler that sets headers': (middleware) =>
      listen(
        createHttp2Server((request, response) => {
          middleware(request, response, () => {
            response.setHeader('Access-Control-Allow-Origin', '*')
            response.setHeader('Vary', 'Cookie')
            response.write('ser')
            response.end('ved')
          })
        }),
      ),
    'a handler that calls `writeHead`': (middleware) =>
      listen(
        createHttp2Server((request, response) => {
          middleware(request, response, () => {
            response.writeHead(200, { 'Access-Control-Allow-Origin': '*', Vary: 'Cookie' })
            response.end('served')
          })
        }),
      ),
  },
})
