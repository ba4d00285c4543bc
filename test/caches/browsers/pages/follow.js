// For a browser without a driver: asks the page server what to do, which is to send requests or to open another page.

import { askTwice } from './ask.js'

/** @typedef {import('../page-request.js').Command} Command */

/** @type {unknown} */
let done = null
for (;;) {
  const response = await fetch('/turn', { method: 'POST', body: JSON.stringify(done) })
  /** @type {Command} */
  const command = await response.json()
  if ('goTo' in command) {
    location.href = command.goTo
    break
  }
  done = await askTwice(command.ask)
}
