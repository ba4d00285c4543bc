/** @typedef {import('./agreement.js').Outcome} Outcome */

/** Milliseconds that a request may take on one machine. */
const longest = 10_000

/** @typedef {{ origin: string, frame: HTMLIFrameElement, loaded: Promise<unknown>, removal: AbortController }} Open */

/** @type {Open | undefined} */
let open

/**
 * Makes a request from a page of an origin: a frame that was loaded from there.
 *
 * @param {string} origin
 * @param {{ url: string, method: string, headers: [string, string][], credentials: boolean }} request
 * @returns {Promise<Outcome>} rejects where the frame does not answer, or makes way for another one
 */
export function sendFrom(origin, request) {
  if (open?.origin !== origin) {
    if (open) remove(open, 'Another request took its place.')
    open = openFrame(origin)
  }
  const asked = open
  const { frame, loaded, removal } = asked
  const { port1, port2 } = new MessageChannel()
  const timer = setTimeout(
    () =>
      remove(asked, `No page of ${origin} answers: this browser may not take it for this machine.`),
    longest,
  )
  /** @type {Promise<Outcome>} */
  const answer = new Promise((resolve, reject) => {
    // Only who was handed the other end can answer: the frame, and only while it has this origin.
    port1.onmessage = ({ data }) => resolve(data)
    removal.signal.addEventListener('abort', () => reject(removal.signal.reason))
    loaded.then(() => {
      // An opaque origin has no name. The frame is ours, and what it is sent is no secret.
      frame.contentWindow?.postMessage(request, origin === 'null' ? '*' : origin, [port2])
    })
  })
  return answer.finally(() => {
    clearTimeout(timer)
    port1.close()
  })
}

/** Takes a frame away, and tells who waits for an answer of it why there is none. @param {Open} one @param {string} why */
function remove({ frame, removal }, why) {
  frame.remove()
  if (open?.frame === frame) open = undefined
  removal.abort(new Error(why))
}

/** @param {string} origin @returns {Open} */
function openFrame(origin) {
  const frame = document.createElement('iframe')
  frame.title = 'The page that makes the request'
  frame.hidden = true
  if (origin === 'null') frame.sandbox.add('allow-scripts')
  frame.src = `${origin === 'null' ? location.origin : origin}/frame/`
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true })
  })
  document.body.append(frame)
  return { origin, frame, loaded, removal: new AbortController() }
}
