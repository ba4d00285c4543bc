import { cors, createPolicy, type OriginPredicate } from 'allow-origin'

/** The origin that every policy allows. */
export const app = 'https://app.example.com'
export const evil = 'https://evil.example'

const trusted = new Set([app])

const options = { origin: [app, 'https://admin.example.com'], credentials: true }
const policy = createPolicy(options)

/** Correct ways to allow the trusted origin, all with credentials. */
export const careful = {
  exact: cors({ origin: app, credentials: true }),
  list: cors(options),
  pattern: cors({ origin: 'https://*.example.com', credentials: true }),
  expression: cors({
    origin: /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
    credentials: true,
  }),
  ignoringCase: cors({ origin: /^https:\/\/(?:app|admin)\.example\.com$/iu, credentials: true }),
  predicate: cors({ origin: (origin) => trusted.has(origin), credentials: true }),
  promise: cors({ origin: (origin) => Promise.resolve(trusted.has(origin)), credentials: true }),
  callback: cors({
    origin: (origin, callback) => {
      setImmediate(callback, null, trusted.has(origin))
    },
    credentials: true,
  }),
  answeredEntries: cors({ origin: () => [...trusted], credentials: true }),
  delegate: cors(() => policy),
}

/** Allows everything. It must not be called for values that browsers never send. */
export const yes: OriginPredicate = () => true

/** Policies that allow every well-formed origin. */
export const gullible = {
  everyone: cors({ origin: true }),
  yes: cors({ origin: yes, credentials: true }),
  yesLater: cors({ origin: () => Promise.resolve(true), credentials: true }),
  echo: cors({ origin: (origin) => origin, credentials: true }),
}
