import type { CorsProblem } from '../problems.js'
import { quote } from '../values/quote.js'

const howToCall =
  'Call it for each request: `handleCors(request, () => handler(request))`, after `const handleCors = cors({ … })`.'

/** `cors` itself got a request, or the context of a framework and `next`. */
export const optionsMissing = (): CorsProblem => ({
  code: 'factory-not-called',
  path: '',
  message: `You called \`cors\` from \`allow-origin/fetch\` with a request instead of options. ${howToCall}`,
})

/** What `cors()` of `allow-origin/fetch` returns was called without its second argument. */
export const handlerMissing = (): CorsProblem => ({
  code: 'next-missing',
  path: '',
  message:
    'The function that `cors()` from `allow-origin/fetch` returned was called without its second argument, a function ' +
    `that returns the response. ${howToCall} For Express and other Connect-style servers, import \`allow-origin\`.`,
})

/** Its first argument is something else, such as the context of a framework. */
export const notRequest = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'The function that `cors()` from `allow-origin/fetch` returned was called without a `Request`, its first argument. ' +
    `${howToCall} Frameworks pass their own context to a middleware, such as \`c\` in Hono: the request is \`c.req.raw\`.`,
})

/** Its second argument returned something else. */
export const notResponse = (returned: unknown): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    `Your handler returned ${quote(returned)} instead of a ` +
    '`Response`. Return the response. In Hono, that is `c.res` after `await next()`.',
})
