// Browsers apply no CORS to WebSockets: a server has to look at the origin itself, in the upgrade.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { createPolicy } from 'allow-origin'

const policy = createPolicy({ origin: ['https://app.example.com', 'http://localhost:*'] })
const server = createServer((_request, response) => response.writeHead(404).end())

server.on('upgrade', async (request, socket) => {
  socket.on('error', () => socket.destroy()) // a connection that is reset must not end the process
  try {
    const allowed = await policy.allows(request.headers.origin, request)
    if (!allowed) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: ${accept}\r\n`)
    socket.write('Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x05hello\x88\x00', 'latin1')
    socket.once('data', () => socket.end()) // a browser answers the second frame, which closes;
    setTimeout(() => socket.end(), 1000) // curl does not
  } catch {
    socket.destroy() // nor must a predicate that fails
  }
})

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const upgrade = "-H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Key: a'"
  console.log(`Try: curl -i ${upgrade} -H 'Origin: http://localhost:5173' http://127.0.0.1:${port}`)
})
