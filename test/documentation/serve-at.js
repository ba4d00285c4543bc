// Loaded before a block of a page. Its server listens on a free port, and does not keep the process alive unless a command
// will ask it.
import { Server } from 'node:net'

const { DOCUMENTATION_PORT: port } = process.env
const { listen } = Server.prototype

/** @param {readonly unknown[]} given */
Server.prototype.listen = function (...given) {
  this.once('listening', () => {
    if (port === undefined) this.unref()
    else process.send?.('listening')
  })
  const ready = /** @type {(() => void) | undefined} */ (
    given.find((one) => typeof one === 'function')
  )
  return listen.call(this, Number(port ?? 0), ready)
}
