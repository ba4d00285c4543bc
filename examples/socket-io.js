// Socket.IO uses long polling and WebSocket. CORS covers only the polling, so check WebSockets yourself.
import { createServer } from 'node:http'
import { cors, createPolicy } from 'allow-origin'
import { Server } from 'socket.io'
import { port, tryIt } from './try-it.js'

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true })

const server = createServer()
const io = new Server(server, {
  allowRequest: async (request, callback) => {
    const { origin } = request.headers
    // Browsers leave `Origin` out when a page polls its own server, so allow that.
    // They also leave it out for an `<img>` on another site, but that site cannot read the response.
    callback(null, origin === undefined || (await policy.allows(origin, request)))
  },
})
io.engine.use(cors(policy))

server.listen(port, '127.0.0.1')
tryIt(server, {
  allowed: 'https://app.example.com',
  path: '/socket.io/?EIO=4&transport=polling',
})
