// Fastify, through @fastify/middie, which brings `app.use`.
import middie from '@fastify/middie'
import { cors } from 'allow-origin'
import fastify from 'fastify'

const app = fastify()
await app.register(middie)

app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }))

app.get('/items', () => ['bread', 'milk'])

const url = await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' })
console.log(`Try: curl -i -H 'Origin: https://app.example.com' ${url}/items`)
