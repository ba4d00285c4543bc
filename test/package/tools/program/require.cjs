const channels = require('node:diagnostics_channel')
const http = require('node:http')
const process = require('node:process')
const reach = require('./reach.cjs')
const required = require('./required.cjs')

module.exports = reach(required, { http, channels }).then((reached) => {
  process.stdout.write(`${JSON.stringify(reached)}\n`)
})
