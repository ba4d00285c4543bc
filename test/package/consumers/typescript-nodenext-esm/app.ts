import * as allowOrigin from 'allow-origin'
import type { OriginPredicate } from 'allow-origin'
import express, { type Request } from 'express'

const isApp: OriginPredicate<Request> = (origin, _callback, request) =>
  request.method !== 'DELETE' && origin === 'https://app.example.com'

const app = express()
app.use('/default', allowOrigin.default({ origin: isApp, credentials: true, maxAge: 600 }))
app.use('/named', allowOrigin.cors({ origin: isApp, credentials: true, maxAge: 600 }))
app.use((_request, response) => {
  response.send('hello')
})

export default app
