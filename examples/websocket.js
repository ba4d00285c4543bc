// CORS does not cover WebSockets. Your server has to check the origin itself, before the upgrade.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { createPolicy } from 'allow-origin'
import { port, tryIt } from './try-it.js'

const policy = createPolicy({ origin: ['https://app.example.com', 'http://localhost:*'] })
const server = createServer((_request, response) => response.writeHead(404).end())

server.on('upgrade', async (request, socket) => {
  socket.on('error', () => socket.destroy()) // without it, a reset connection crashes the process
  try {
    const allowed = await policy.allows(request.headers.origin, request)
    if (!allowed) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: ${accept}\r\n`)
    socket.write('Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x05hello\x88\x00', 'latin1')
    socket.once('data', () => socket.end()) // a browser replies to the closing frame
    setTimeout(() => socket.end(), 1000) // curl does not reply
  } catch {
    socket.destroy()
  }
})

server.listen(port, '127.0.0.1')
const curl = "curl -i -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Key: a'"
tryIt(server, { allowed: 'http://localhost:5173', curl, path: '/', statuses: [101, 403] })
