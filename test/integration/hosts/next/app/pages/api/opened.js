export { default } from './item.js'
