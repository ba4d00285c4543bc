// Connect.
import { cors } from 'allow-origin'
import connect from 'connect'

const app = connect()

app.use(cors({ origin: 'https://app.example.com', exposedHeaders: 'X-Total-Count' }))

app.use('/items', (_request, response) => {
  response.setHeader('X-Total-Count', 2)
  response.end('["bread","milk"]')
})

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  console.log(`Try: curl -i -H 'Origin: https://app.example.com' http://127.0.0.1:${port}/items`)
})
