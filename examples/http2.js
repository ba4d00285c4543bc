// node:http2, here without TLS, which curl speaks and browsers do not.
import { createServer } from 'node:http2'
import { cors } from 'allow-origin'

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

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const curl = 'curl -i --http2-prior-knowledge'
  console.log(`Try: ${curl} -H 'Origin: https://app.example.com' http://127.0.0.1:${port}/items`)
})
