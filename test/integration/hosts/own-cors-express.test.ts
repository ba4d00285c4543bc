import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import serveStatic from 'serve-static'
import { allowEveryone, everyRow, type Behind } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { inExpress } from './behind/in-express.js'

const folder = join(import.meta.dirname, '..', 'static')
const file = 'cached.txt'
const content = readFileSync(join(folder, file), 'utf8')

/** Express sends all of these itself, after a handler has set `*` on the response. */
const answers: Record<
  string,
  { mount: (app: Express) => unknown } & Pick<
    Behind,
    'path' | 'headers' | 'status' | 'body' | 'vary'
  >
> = {
  'the 404 of its final handler': { mount: () => undefined, status: 404, body: 'Cannot GET /item' },
  'the 500 of its final handler': {
    mount: (app) =>
      app.use(() => {
        throw new Error('thrown by a handler')
      }),
    status: 500,
    body: 'thrown by a handler',
  },
  'a 304': {
    mount: (app) => app.use((_request, response) => response.set('ETag', '"1"').send('served')),
    headers: { 'If-None-Match': '"1"' },
    status: 304,
  },
  'a redirect': {
    mount: (app) =>
      app.use((_request, response) => {
        response.redirect('/elsewhere')
      }),
    status: 302,
    body: 'Found. Redirecting to /elsewhere',
    vary: 'Accept',
  },
  '`res.sendFile`': {
    mount: (app) =>
      app.use((_request, response) => {
        response.sendFile(file, { root: folder })
      }),
    body: content,
  },
  'a stream in a pipe': {
    mount: (app) =>
      app.use((_request, response) => createReadStream(join(folder, file)).pipe(response)),
    body: content,
  },
  'serve-static': {
    mount: (app) => app.use(serveStatic(folder)),
    path: `/${file}`,
    body: content,
  },
}

for (const [name, { mount, ...facts }] of Object.entries(answers)) {
  describeBehind({
    ...facts,
    name: `Express, ${name}`,
    packages: ['express'],
    servers: inExpress((app) => {
      app.use((_request, response, next) => {
        response.set('Access-Control-Allow-Origin', '*')
        next()
      })
      mount(app)
    }),
    undone: everyRow(allowEveryone),
  })
}
