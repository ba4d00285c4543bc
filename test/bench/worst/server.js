import { cors } from 'allow-origin'
import { serve } from '../measuring/server-process.js'
import { policies } from './policies.js'

// Answers every policy's requests below its name, and other ones with no middleware.

const middlewares = new Map(
  Object.entries(policies).map(([name, options]) => [`/${name}`, cors(options)]),
)

await serve((request, response) => {
  const middleware = middlewares.get(request.url ?? '')
  const end = () => {
    response.writeHead(204, { 'Content-Length': '0' }).end()
  }
  if (middleware === undefined) end()
  else middleware(request, response, end)
})
