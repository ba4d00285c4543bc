export { GET, OPTIONS } from '../item/+server.js'
