import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import { createSchema, createYoga, type YogaServerOptions } from 'graphql-yoga'
import { expect, it } from 'vitest'
import { overHttp1 } from '../exchange.js'
import { stranger } from '../requests.js'
import { reflect } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { inExpress, type Mount } from './behind/in-express.js'

const typeDefs = 'type Query { total: Int }'
const resolvers = { Query: { total: () => 3 } }
const asked = { path: '/item?query=%7Btotal%7D', body: '{"data":{"total":3}}' }

const yoga =
  (options: YogaServerOptions<object, object>): Mount =>
  (app) => {
    const schema = createSchema({ typeDefs, resolvers })
    app.use(createYoga({ schema, graphqlEndpoint: '/item', logging: false, ...options }))
  }

const apollo: Mount = async (app, onClose) => {
  const server = new ApolloServer({ typeDefs, resolvers })
  await server.start()
  onClose(() => server.stop())
  app.use('/item', express.json(), expressMiddleware(server))
}

describeBehind({
  ...asked,
  packages: ['graphql-yoga'],
  name: 'graphql-yoga',
  servers: inExpress(yoga({})),
  undone: { denied: reflect() },
})

describeBehind({
  ...asked,
  packages: ['graphql-yoga'],
  name: 'graphql-yoga, `cors: false`',
  servers: inExpress(yoga({ cors: false })),
})
describeBehind({
  ...asked,
  packages: ['@apollo/server', '@as-integrations/express5'],
  name: 'Apollo Server',
  servers: inExpress(apollo),
  // Without this header, Apollo rejects a `GET` as possible CSRF.
  headers: { 'Apollo-Require-Preflight': 'true' },
})

it('the standalone server of Apollo allows every origin', async () => {
  const server = new ApolloServer({ typeDefs, resolvers })
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
  try {
    const { headers } = await overHttp1(Number(new URL(url).port), {
      method: 'GET',
      path: '/?query=%7Btotal%7D',
      headers: { Origin: stranger },
    })

    expect(headers['access-control-allow-origin']).toBe('*')
  } finally {
    await server.stop()
  }
})
