/**
 * What became of a request: what the script got, or the error that it got in its place, which says nothing more.
 *
 * @typedef {{ kind: 'response', status: number, headers: [string, string][], body: string }
 *   | { kind: 'error', error: string }} Outcome
 */

/** Milliseconds that a request may take on one machine. */
const longest = 10_000

/** @type {{ origin: string, frame: HTMLIFrameElement, loaded: Promise<unknown> } | undefined} */
let open

/**
 * Makes a request from a page of an origin: a frame that was loaded from there.
 *
 * @param {string} origin
 * @param {{ url: string, method: string, headers: [string, string][], credentials: boolean }} request
 * @returns {Promise<Outcome>} rejects where the frame does not answer
 */
export function sendFrom(origin, request) {
  if (open?.origin !== origin) {
    open?.frame.remove()
    open = openFrame(origin)
  }
  const { frame, loaded } = open
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(() => {
      port1.close()
      frame.remove()
      open = undefined
      reject(
        new Error(`No page of ${origin} answers: this browser may not take it for this machine.`),
      )
    }, longest)
    // Only who was handed the other end can answer: the frame, and only while it has this origin.
    port1.onmessage = ({ data }) => {
      clearTimeout(timer)
      port1.close()
      resolve(data)
    }
    loaded.then(() => {
      // An opaque origin has no name. The frame is ours, and what it is sent is no secret.
      frame.contentWindow?.postMessage(request, origin === 'null' ? '*' : origin, [port2])
    })
  })
}

/** @param {string} origin */
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
  return { origin, frame, loaded }
}
