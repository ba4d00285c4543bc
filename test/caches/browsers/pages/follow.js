// Lets a browser that nobody drives do what the server of its pages says: to ask, or to go to another page.

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
