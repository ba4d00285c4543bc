// node:http2 without TLS. curl can use that, but browsers use HTTP/2 only with TLS.
import { createServer } from 'node:http2'
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
tryIt(server, { allowed: 'https://app.example.com', curl: 'curl -i --http2-prior-knowledge' })
