// A database decides which origins are allowed. This SQLite client is synchronous, but `origin` may
// also be an async function.
import { cors } from 'allow-origin'
import express from 'express'
import sqlite from 'node-sqlite3-wasm'
import { port, tryIt } from './try-it.js'

const db = new sqlite.Database()
db.exec(`
  CREATE TABLE tenants (origin TEXT PRIMARY KEY, active BOOLEAN NOT NULL);
  INSERT INTO tenants VALUES ('https://shop.example', true), ('https://closed.example', false);
`)
const findActive = db.prepare('SELECT origin FROM tenants WHERE origin = ? AND active')

const app = express()

// This runs on every request with an `Origin` header, so changes in the table take effect immediately.
app.use(cors({ origin: (origin) => findActive.get([origin]) !== null, credentials: true }))

app.get('/items', (_request, response) => {
  response.json(['bread', 'milk'])
})

const server = app.listen(port, '127.0.0.1')
tryIt(server, { allowed: 'https://shop.example', denied: 'https://closed.example' })
