import { readConsole } from './console-line.js'
import { readFetch } from './fetch-call.js'
import { readHar } from './har.js'
import { readHttp } from './http-text.js'
import type { Pasted } from './pasted.js'
import { readCode } from './read-code.js'

/** The most characters that are read: a HAR file of a long session. */
const longestPaste = 20_000_000

/** The most characters of code, which takes more time. A server in one file fits. */
const longestCode = 200_000

/**
 * Reads whatever a developer with a CORS problem has: options in code, a request that a tool copied, what curl printed, a
 * HAR, or the line in the browser's console. Nothing of it runs.
 *
 * @param values values of environment variables, by name. The rest count as not set
 * @returns what was recognized. It never throws
 */
export function readPasted(text: string, values: Readonly<Record<string, string>> = {}): Pasted {
  if (text.trim() === '') return notRecognized(whatToPaste)
  if (text.length > longestPaste)
    return notRecognized('This is more than 20 MB. Paste only the part with the request.')
  const message = readHar(text) ?? readHttp(text)
  if (message) return message
  if (text.length > longestCode)
    return notRecognized('This is too long. Paste only the options, or only the request.')
  return (
    // Code can have a line of the console in a comment.
    unlessTooDeep(() => readCode(text, values)) ??
    readConsole(text) ??
    unlessTooDeep(() => readFetch(text)) ??
    notRecognized(hints.find(([says]) => says.test(text))?.[1] ?? whatToPaste)
  )
}

/** Code that calls itself, or that is nested too deeply, overflows the stack. It is not recognized. */
function unlessTooDeep<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const notRecognized = (message: string): Pasted => ({ kind: 'unknown', message })

const whatToPaste =
  'Paste your options, such as `app.use(cors({ … }))`, the error in the console, a `curl` command with its output, ' +
  'or a request that the developer tools copied.'

/** What to paste instead of what says too little. */
const hints: readonly (readonly [RegExp, string])[] = [
  [
    /blocked by CORS policy|Cross-Origin Request Blocked/,
    'This line ends before the reason, which comes after "CORS policy:" or "Reason:". Copy the whole line.',
  ],
  [
    /Content Security Policy/,
    'This is about the Content Security Policy of your page, not about CORS. Add the API to `connect-src`.',
  ],
  [
    /net::ERR_BLOCKED_BY_ORB/,
    'The element got the wrong kind of file, often an error page. Open its URL to see it.',
  ],
  [
    /net::ERR_(?:ADDRESS|CERT|CONNECTION|INTERNET|NAME|NETWORK|PROXY|SSL|TIMED_OUT|TUNNEL)/,
    'The browser did not reach the server, so this is not about CORS. Check the URL, and that the server runs.',
  ],
  [
    /Failed to fetch|NetworkError when attempting|Load failed|Network Error|net::ERR_FAILED|AxiosError|HttpErrorResponse/,
    'This is what the script sees, and it does not say why. Paste the error in the console that starts with "Access to", ' +
      '"Cross-Origin Request Blocked" or "Origin".',
  ],
  [
    /due to access control checks/,
    'This line does not say why. Safari prints the reason in the line above it, so paste both.',
  ],
  [
    /(?:header|set|append)\(\s*['"]Access-Control-/i,
    'This code writes the headers itself. Paste `curl -i -H "Origin: …"` of your URL with its output, or write options.',
  ],
  [
    /^(?=.*https?:\/\/)(?!\s*\/\/).*CORS[^;{}]*$/m,
    'The playground knows only the English messages of Chrome, Firefox and Safari, word for word. You can also copy the request in the network tab, as HAR or as cURL.',
  ],
  [
    /Invoke-WebRequest/,
    'This is for PowerShell. In the developer tools, choose "Copy as cURL" or "Copy as fetch".',
  ],
]
