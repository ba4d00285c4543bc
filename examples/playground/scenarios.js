/**
 * @typedef {object} Init what `fetch` takes
 * @property {string} [method]
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 * @property {'include'} [credentials]
 */

/**
 * @typedef {object} Scenario a request that the page makes
 * @property {string} id
 * @property {string} title
 * @property {string} about
 * @property {string} policy the path at which its policy stands
 * @property {string} path
 * @property {Init} init
 */

const json = { headers: { 'Content-Type': 'application/json' }, body: '["bread","milk"]' }

/** @type {Scenario[]} */
export const scenarios = [
  {
    id: 'public',
    title: 'Read what is public',
    about:
      'Every origin may read it. Scripts see X-Total-Count, which is exposed, and not X-Trace-Id.',
    policy: '/public',
    path: '/public',
    init: {},
  },
  {
    id: 'public-with-credentials',
    title: 'Read what is public, with credentials',
    about: 'The same answer. A browser does not take * for a request that may carry cookies.',
    policy: '/public',
    path: '/public',
    init: { credentials: 'include' },
  },
  {
    id: 'cart-read',
    title: 'Read a cart, with credentials',
    about: 'An allowlist. The cookie that counts the visits travels, as credentials are allowed.',
    policy: '/cart',
    path: '/cart',
    init: { credentials: 'include' },
  },
  {
    id: 'cart-change',
    title: 'Change the cart',
    about: 'PUT and JSON need a preflight. The browser sends it first, and the PUT if it passes.',
    policy: '/cart',
    path: '/cart',
    init: { method: 'PUT', ...json, credentials: 'include' },
  },
  {
    id: 'cart-delete',
    title: 'Delete the cart',
    about: 'The policy does not list DELETE. The preflight fails, and the DELETE is never sent.',
    policy: '/cart',
    path: '/cart',
    init: { method: 'DELETE', credentials: 'include' },
  },
  {
    id: 'apps',
    title: 'Read as a subdomain',
    about: 'A pattern: any name in front of localhost, with any port, and not localhost itself.',
    policy: '/apps',
    path: '/apps',
    init: {},
  },
  {
    id: 'tenant',
    title: 'Read as a tenant',
    about: 'An asynchronous predicate looks the origin up. One tenant is there: 127.0.0.1.',
    policy: '/tenant',
    path: '/tenant',
    init: {},
  },
  {
    id: 'docs-open',
    title: 'Read an open document',
    about: 'A delegate chooses a policy for each request. This path is for everyone.',
    policy: '/docs/:page',
    path: '/docs/open',
    init: {},
  },
  {
    id: 'docs-internal',
    title: 'Read an internal document',
    about: 'The same delegate. This path is for the app alone.',
    policy: '/docs/:page',
    path: '/docs/internal',
    init: {},
  },
]

/** Whether a browser sends a preflight first (Fetch section 4.1); every header of the scenarios asks for one. */
export const needsPreflight = (/** @type {Init} */ { method = 'GET', headers }) =>
  !['GET', 'HEAD', 'POST'].includes(method) || headers !== undefined
