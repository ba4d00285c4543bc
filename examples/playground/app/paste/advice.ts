import type { PastedConsole } from './pasted.js'

/** What a line of the console says. */
export interface Failure {
  readonly check: PastedConsole['check']
  readonly isPreflight: boolean
  readonly method: string | undefined
  readonly header: string | undefined
  readonly value: string
  readonly status: string | undefined
}

/** What a line of the console is about, as far as it says it. */
interface About {
  readonly origin: string | undefined
  readonly url: string | undefined
  readonly redirectedFrom: string | undefined
}

interface Advice {
  /** The failing check, in one sentence. */
  readonly sentence: string
  /** What to do. */
  readonly notes: readonly string[]
}

/** Explains a failing check, as far as a line of the console describes it. */
export function adviceFor(failure: Failure, { origin, url, redirectedFrom }: About): Advice {
  const { isPreflight, method, header, value, status = '' } = failure
  const page = origin === undefined ? 'your page' : `\`${origin}\``
  const response = isPreflight ? 'The response to the preflight' : 'The response'
  const added = isPreflight
    ? [
        'This is about the preflight, which is sent with `OPTIONS`. Its response needs the header too.',
      ]
    : []
  switch (failure.check) {
    case 'allow-origin-missing':
      return {
        sentence: `${response} does not allow ${page}.`,
        notes: [...toAllow(status, origin, redirectedFrom), ...added],
      }
    case 'allow-origin-mismatch':
      return {
        sentence: `${response} allows ${value === '' ? 'another origin' : `\`${value}\``}, but ${origin === undefined ? 'your page has another origin' : `the origin of your page is ${page}`}.`,
        notes: [
          'The two must match exactly: scheme, host and port, without a slash at the end.',
          ...added,
        ],
      }
    case 'allow-origin-multiple':
      return {
        sentence: `${response} has several origins in one header, but browsers accept only one.`,
        notes: [
          'Two places add the header, such as a proxy and your server. Remove it from one of them.',
          ...added,
        ],
      }
    case 'allow-origin-wildcard-with-credentials':
      return {
        sentence: 'Browsers reject `*` for requests with credentials.',
        notes: [
          'List the origins and set `credentials: true`, or send the request without credentials.',
          ...added,
        ],
      }
    case 'allow-credentials-missing':
    case 'allow-credentials-not-true':
      return {
        sentence: `The request has credentials, but ${response.toLowerCase()} does not allow them.`,
        notes: [
          'Set `credentials: true`. `Access-Control-Allow-Credentials` must be exactly `true`.',
          ...added,
        ],
      }
    case 'method-not-listed':
      return {
        sentence: `${method === undefined ? 'The method of the request' : `\`${method}\``} is not one of the allowed methods.`,
        notes: ['Add it to `methods`.'],
      }
    case 'method-listed-in-other-case':
      return {
        sentence: `\`${method ?? ''}\` is not one of the allowed methods, because methods are case-sensitive.`,
        notes: [`Write \`${(method ?? '').toUpperCase()}\` in the script that sends the request.`],
      }
    case 'headers-not-listed':
    case 'authorization-not-listed':
      return {
        sentence: `The header \`${header ?? ''}\` is not one of the allowed headers.`,
        notes: [
          'Add it to `allowedHeaders`. Browsers name only the first missing header, so there may be more.',
        ],
      }
    case 'allow-methods-malformed':
    case 'allow-headers-malformed':
      return {
        sentence: `The list of allowed ${failure.check === 'allow-methods-malformed' ? 'methods' : 'headers'} is not valid, so the browser ignores all of it.`,
        notes: [
          `${value === '' ? 'The list' : `\`${value}\``} contains something that cannot be part of a name, such as a space or a bracket.`,
        ],
      }
    case 'status-not-ok':
      return {
        sentence: `The preflight got ${status === '' ? 'an error' : `the status ${status}`}, but browsers require a status between 200 and 299.`,
        notes: [
          'Put `cors()` before authentication and the routes, with `app.use`. A preflight has no cookies and no `Authorization`.',
          'No option changes this: the request never reached `cors()`.',
        ],
      }
    case 'status-redirect':
      return {
        sentence: 'The server redirects the preflight, and browsers never follow that.',
        notes: [
          `Use the URL that ${url === undefined ? 'it' : `\`${url}\``} redirects to. Often only \`https\` or a slash at the end is different.`,
        ],
      }
    case 'redirect-with-userinfo':
      return {
        sentence: 'The redirect leads to a URL that browsers do not follow from another origin.',
        notes: ['Use the URL that it redirects to, without a username and password.'],
      }
    case 'scheme-not-http':
      return {
        sentence: 'Browsers make cross-origin requests only to `http:` and `https:` URLs.',
        notes: [
          'Write the URL with its scheme. A page that is opened as a file needs a local web server.',
        ],
      }
    case 'mixed-content':
      return {
        sentence: 'A page on `https` may not request an `http` URL.',
        notes: ['Serve the API over `https`. This is not about CORS, so no option changes it.'],
      }
    case 'local-network':
      return {
        sentence: 'The browser protects your local network, so the page may not request this URL.',
        notes: [
          'Allow local network access for the page, and serve the page over `https`.',
          'This is not about CORS, so no option changes it.',
        ],
      }
    default:
      return {
        sentence: 'The browser got no response that it could read.',
        notes: [
          'If the console has another line about this URL, paste that one: it has the reason.',
          'The server may be down, or its certificate may not be trusted. Open the URL in a tab to see.',
        ],
      }
  }
}

/** What to do if the response does not allow the page. */
function toAllow(
  status: string,
  origin: string | undefined,
  redirectedFrom: string | undefined,
): readonly string[] {
  if (redirectedFrom !== undefined) {
    return [
      `\`${redirectedFrom}\` redirected the request to this URL, which has to allow the page too.`,
      'If this is a login page, return the status 401 instead, and let the page navigate to it.',
    ]
  }
  if (/^[45]/.test(status)) {
    return [
      `The status is ${status}. Put \`cors()\` before authentication, and before everything else that can send an error.`,
    ]
  }
  return [
    origin === 'null'
      ? 'Serve the page from a web server. `null` is the origin of a file, and any website can send it.'
      : 'Add the origin to the list, and put `cors()` before authentication and the routes.',
  ]
}
