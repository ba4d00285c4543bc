import jsonServer from 'json-server'
import { reflect } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { inExpress, type Mount } from './behind/in-express.js'

const mounted =
  (options: jsonServer.MiddlewaresOptions): Mount =>
  (app) => {
    app.use(jsonServer.defaults({ logger: false, ...options }))
    app.use(jsonServer.router({ item: [{ id: 1 }] }))
  }

const served = { body: '[{"id":1}]', vary: 'Accept-Encoding', packages: ['json-server'] }

describeBehind({
  ...served,
  name: 'json-server',
  servers: inExpress(mounted({})),
  undone: {
    denied: reflect(),
    'without `Origin`': { 'access-control-allow-credentials': 'true' },
  },
})
describeBehind({
  ...served,
  name: 'json-server, `noCors: true`',
  servers: inExpress(mounted({ noCors: true })),
})
