import { cors, CorsOptionsError, createPolicy } from 'allow-origin'

/** Stands for a table of a database: origins that may come and go while the server runs. @type {Set<string>} */
export const tenants = new Set()

const forEveryone = createPolicy({ origin: '*' })
const forTheApp = createPolicy({ origin: 'http://app.localhost:*' })

/** Each policy of the API, and where it stands. The page shows these functions as they are written here. */
const makers = {
  '/public': () => cors({ exposedHeaders: ['X-Total-Count'] }),
  '/cart': () =>
    cors({
      origin: ['https://shop.example', 'http://localhost:*'],
      methods: ['GET', 'PUT'],
      allowedHeaders: ['Content-Type'],
      credentials: true,
      maxAge: 600,
    }),
  '/apps': () => cors({ origin: 'http://*.localhost:*' }),
  '/tenant': () => cors({ origin: async (origin) => tenants.has(origin) }),
  '/docs/:page': () =>
    cors((request) => (request.url?.startsWith('/docs/open') ? forEveryone : forTheApp)),
}

export const policies = Object.entries(makers).map(([path, make]) => ({
  path,
  code: sourceOf(make),
  middleware: make(),
}))

const wrong = () =>
  cors({ origin: ['https://app.example.com/', 'http://localhost:*'], maxAge: 600_000 })

/** Options that cannot work, and what the library says of them. */
export const mistake = { code: sourceOf(wrong), message: refusalOf(wrong) }

/** The body of an arrow function, as it is written. @param {() => unknown} make */
function sourceOf(make) {
  const lines = String(make)
    .replace(/^\(\) =>\s*/, '')
    .split('\n')
  const indent = /^ */.exec(lines.at(-1) ?? '')?.[0] ?? ''
  return lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n')
}

/** @param {() => unknown} make */
function refusalOf(make) {
  try {
    make()
  } catch (error) {
    if (error instanceof CorsOptionsError) return String(error)
    throw error
  }
  throw new Error('These options were meant to be refused.')
}
