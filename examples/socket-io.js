// Socket.IO: `cors` for its long-polling; the same policy for its WebSocket, to which browsers apply no CORS.
import { createServer } from 'node:http'
import { cors, createPolicy } from 'allow-origin'
import { Server } from 'socket.io'

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true })

const server = createServer()
const io = new Server(server, {
  allowRequest: async (request, callback) => {
    const { origin } = request.headers
    // A page that polls its own origin sends none; nor does a foreign `<img>`, which reads nothing.
    callback(null, origin === undefined || (await policy.allows(origin, request)))
  },
})
io.engine.use(cors(policy))

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const url = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`
  console.log(`Try: curl -i -H 'Origin: https://app.example.com' '${url}'`)
})
