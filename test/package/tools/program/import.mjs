import channels from 'node:diagnostics_channel'
import http from 'node:http'
import process from 'node:process'
import byDefault, { cors, createPolicy, CorsOptionsError } from 'allow-origin'
import reach from './reach.cjs'

if (cors !== byDefault) throw new Error('The default export is not the same function as `cors`.')
export const ran = reach({ cors, createPolicy, CorsOptionsError }, { http, channels }).then(
  (reached) => {
    process.stdout.write(`${JSON.stringify(reached)}\n`)
  },
)
