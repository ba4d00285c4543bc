// Fastify. The plugin @fastify/middie adds `app.use`.
import middie from '@fastify/middie'
import { cors } from 'allow-origin'
import fastify from 'fastify'
import { port, tryIt } from './try-it.js'

const app = fastify()
await app.register(middie)

app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }))

app.get('/items', () => ['bread', 'milk'])

tryIt(app.server, { allowed: 'https://app.example.com' })
await app.listen({ port, host: '127.0.0.1' })
