// Connect, with a response header that scripts can read.
import { cors } from 'allow-origin'
import connect from 'connect'
import { port, tryIt } from './try-it.js'

const app = connect()

app.use(cors({ origin: 'https://app.example.com', exposedHeaders: 'X-Total-Count' }))

app.use('/items', (_request, response) => {
  response.setHeader('X-Total-Count', 2)
  response.end('["bread","milk"]')
})

const server = app.listen(port, '127.0.0.1')
tryIt(server, { allowed: 'https://app.example.com' })
