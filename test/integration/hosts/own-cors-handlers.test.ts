import type { RequestHandler } from 'express'
import { allowEveryone, everyRow, reflect, type Behind, type Undone } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { inExpress } from './behind/in-express.js'

/** What handlers do to the headers. */
const handlers: Record<string, { handler: RequestHandler; vary?: string; undone: Undone }> = {
  'sets `Access-Control-Allow-Origin: *`': {
    handler: (_request, response) => {
      response.set('Access-Control-Allow-Origin', '*').send('served')
    },
    undone: everyRow(allowEveryone),
  },
  'reflects the origin, with credentials': {
    handler: ({ headers: { origin } }, response) => {
      if (origin) response.set('Access-Control-Allow-Origin', origin)
      response.set('Access-Control-Allow-Credentials', 'true').send('served')
    },
    undone: {
      denied: reflect(),
      'without `Origin`': { 'access-control-allow-credentials': 'true' },
    },
  },
  'sets `Vary`': {
    handler: (_request, response) => {
      response.set('Vary', 'Cookie').send('served')
    },
    vary: 'Cookie',
    undone: everyRow({ vary: 'Cookie' }),
  },
  'sets `Vary: *`': {
    handler: (_request, response) => {
      response.set('Vary', '*').send('served')
    },
    vary: '*',
    undone: {},
  },
  'adds `Origin` to `Vary`': {
    handler: (_request, response) => {
      response.vary('Origin').vary('Cookie').send('served')
    },
    vary: 'Cookie',
    undone: {},
  },
  'removes headers': {
    handler: (_request, response) => {
      response.removeHeader('Access-Control-Allow-Origin')
      response.removeHeader('Vary')
      response.send('served')
    },
    undone: {
      ...everyRow({ vary: null }),
      allowed: { 'access-control-allow-origin': null, vary: null },
    },
  },
  'calls `writeHead` with an object': {
    handler: (_request, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', Vary: 'Cookie' }).end('served')
    },
    vary: 'Cookie',
    undone: everyRow({ ...allowEveryone, vary: 'Cookie' }),
  },
  'calls `writeHead` with a flat array': {
    handler: (_request, response) => {
      const headers = ['access-control-allow-origin', '*', 'Vary', 'Cookie']
      response.writeHead(200, headers).end('served')
    },
    vary: 'Cookie',
    undone: everyRow({ ...allowEveryone, vary: 'Cookie' }),
  },
  'calls `writeHead` with a status message and headers': {
    handler: (_request, response) => {
      response.writeHead(200, 'Fine', { 'Access-Control-Allow-Origin': '*' }).end('served')
    },
    undone: everyRow(allowEveryone),
  },
  'sets a header and calls `writeHead` with a status message': {
    handler: (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.writeHead(200, 'Fine').end('served')
    },
    undone: everyRow(allowEveryone),
  },
  'calls `flushHeaders`': {
    handler: (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.flushHeaders()
      response.end('served')
    },
    undone: everyRow(allowEveryone),
  },
  'writes in pieces': {
    handler: (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.write('ser')
      setImmediate(() => response.end('ved'))
    },
    undone: everyRow(allowEveryone),
  },
}

for (const [does, { handler, ...facts }] of Object.entries(handlers)) {
  const behind: Behind = {
    ...facts,
    name: `a handler that ${does}`,
    packages: ['express'],
    servers: inExpress((app) => app.use(handler)),
    body: 'served',
  }
  describeBehind(behind)
}
