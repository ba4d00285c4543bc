import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { listen } from '../framework.js'
import { everyRow } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { inExpress } from './behind/in-express.js'

const { procedure, router } = initTRPC.create()
const appRouter = router({ item: procedure.query(() => 'served') })

describeBehind({
  name: 'tRPC',
  servers: {
    ...inExpress((app) => {
      app.use(createExpressMiddleware({ router: appRouter }))
    }),
    'its standalone server': (middleware) =>
      listen(createHTTPServer({ router: appRouter, middleware })),
  },
  body: 'served',
  packages: ['@trpc/server'],
  vary: 'trpc-accept, accept',
  // Caches then mix up the responses of different origins.
  undone: everyRow({ vary: 'trpc-accept, accept' }),
})
