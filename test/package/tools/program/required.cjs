const cors = require('allow-origin')
const { cors: named, createPolicy, CorsOptionsError } = require('allow-origin')

if (cors !== named) throw new Error('`require` does not return the same function as its `cors`.')
module.exports = { cors, createPolicy, CorsOptionsError }
