import type { Outcome } from '../agreement.js'
import type { ScriptRequest } from '../judged.js'

/** The longest that a request may take, in milliseconds. */
const longest = 10_000

interface Open {
  readonly origin: string
  readonly frame: HTMLIFrameElement
  readonly loaded: Promise<unknown>
  readonly removal: AbortController
}

let open: Open | undefined

/**
 * Sends a request from a page of the given origin, which is a frame loaded from there.
 *
 * @throws if the frame does not respond or is replaced by another one
 */
export function sendFrom(origin: string, request: Omit<ScriptRequest, 'origin'>): Promise<Outcome> {
  if (open?.origin !== origin) {
    if (open) remove(open, 'Another request replaced this one.')
    open = openFrame(origin)
  }
  const asked = open
  const { frame, loaded, removal } = asked
  const { port1, port2 } = new MessageChannel()
  const timer = setTimeout(() => {
    remove(
      asked,
      `The page at ${origin} does not respond. This browser may not resolve it to this machine.`,
    )
  }, longest)
  const answer = new Promise<Outcome>((resolve, reject) => {
    // Only the frame gets the other port, and only while it has this origin.
    port1.onmessage = ({ data }) => {
      resolve(data as Outcome)
    }
    removal.signal.addEventListener('abort', () => {
      reject(removal.signal.reason as Error)
    })
    void loaded.then(() => {
      // You cannot address an opaque origin. The frame is ours, and the message is not secret.
      frame.contentWindow?.postMessage(request, origin === 'null' ? '*' : origin, [port2])
    })
  })
  return answer.finally(() => {
    clearTimeout(timer)
    port1.close()
  })
}

/** Removes a frame and rejects its pending requests. */
function remove({ frame, removal }: Open, why: string): void {
  frame.remove()
  if (open?.frame === frame) open = undefined
  removal.abort(new Error(why))
}

function openFrame(origin: string): Open {
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
