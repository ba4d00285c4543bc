// Plain node:http. Call the middleware yourself, with your handler as the third argument.
import { createServer } from 'node:http'
import { cors } from 'allow-origin'
import { port, tryIt } from './try-it.js'

const policy = cors({ origin: 'https://app.example.com', maxAge: 600 })

const server = createServer((request, response) => {
  policy(request, response, (error) => {
    if (error) {
      console.error(error)
      response.writeHead(500).end()
      return
    }
    response.end('["bread","milk"]')
  })
})

server.listen(port, '127.0.0.1')
tryIt(server, { allowed: 'https://app.example.com' })
