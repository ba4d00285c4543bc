const cors = require('allow-origin')
const { cors: named, createPolicy, CorsOptionsError } = require('allow-origin')

if (cors !== named) throw new Error('`require` gives another function than its `cors`.')
module.exports = { cors, createPolicy, CorsOptionsError }
