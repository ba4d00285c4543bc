export { GET, OPTIONS } from './item.js'
