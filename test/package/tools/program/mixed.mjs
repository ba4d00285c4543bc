import channels from 'node:diagnostics_channel'
import http from 'node:http'
import process from 'node:process'
import { cors, createPolicy, CorsOptionsError } from 'allow-origin'
import reach from './reach.cjs'
import required from './required.cjs'

const print = (reached) => {
  process.stdout.write(`${JSON.stringify(reached)}\n`)
}

// Each copy gets the error class of the other copy: its errors must be instances of that class too.
const imported = { cors, createPolicy, CorsOptionsError: required.CorsOptionsError }
reach(imported, { http, channels })
  .then(print)
  .then(() => reach({ ...required, CorsOptionsError }, { http, channels }))
  .then(print)
