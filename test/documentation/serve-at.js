// Loaded before a block of a page: its server listens on a port that is free, and ends with the block unless it is asked.
import { Server } from 'node:net'

const { DOCUMENTATION_PORT: port } = process.env
const { listen } = Server.prototype

Server.prototype.listen = function (...given) {
  this.once('listening', () => {
    if (port === undefined) this.close()
    else process.send?.('listening')
  })
  return listen.call(this, Number(port ?? 0), ...given.filter((one) => typeof one === 'function'))
}
