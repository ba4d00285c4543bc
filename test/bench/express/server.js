import { cors } from 'allow-origin'
import express from 'express'
import { serve } from '../measuring/server-process.js'
import * as limit from '../middleware/limit.js'
import { ofCors } from '../middleware/peers.js'
import { ten, usual } from '../middleware/policies.js'

// An application that does nearly nothing: what a middleware costs is a larger part of it than of any other.

const [, , contender = ''] = process.argv

const app = express()
switch (contender) {
  case 'without CORS':
    break
  case 'limit':
    app.use(limit.allowlist(ten))
    break
  case 'allow-origin':
    app.use(cors({ ...usual, origin: ten }))
    break
  case 'cors':
    app.use(ofCors.allowlist(ten))
    break
  default:
    throw new RangeError(`there is no contender ${contender}`)
}
app.get('/items', (_request, response) => {
  response.json(['bread', 'milk'])
})

await serve(app)
