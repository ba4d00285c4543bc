// Plain node:http: the middleware is called with what runs next.
import { createServer } from 'node:http'
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
  console.log(`Try: curl -i -H 'Origin: https://app.example.com' http://127.0.0.1:${port}/items`)
})
