import { makeRequest } from './make-request.js'

/** @import { PageOutcome, PageRequest } from '../page-request.js' */

/**
 * Lets the sandboxed frame make a request.
 *
 * @param {PageRequest} request
 * @returns {Promise<PageOutcome>}
 */
const makeRequestInFrame = (request) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      resolve(data)
    }
    document.querySelector('iframe')?.contentWindow?.postMessage(request, '*', [port2])
  })

/**
 * Makes requests, several at a time.
 *
 * @param {readonly PageRequest[]} requests
 * @param {{ inFrame: boolean, lanes: number }} options
 * @returns {Promise<readonly PageOutcome[]>} in the order of the requests
 */
async function makeRequests(requests, { inFrame, lanes }) {
  const make = inFrame ? makeRequestInFrame : makeRequest
  /** @type {PageOutcome[]} */
  const outcomes = []
  const waiting = requests.entries()
  const runLane = async () => {
    for (const [index, request] of waiting) outcomes[index] = await make(request)
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
  return outcomes
}

Object.assign(globalThis, { makeRequests })
