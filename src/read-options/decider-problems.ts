import type { CorsProblem } from '../problems.js'

/** `app.use(cors)`. */
export const factoryNotCalled = (): CorsProblem => ({
  code: 'factory-not-called',
  path: '',
  message:
    'You passed `cors` itself as a middleware, without its parentheses. Call it: `app.use(cors())`.',
  suggestion: 'cors()',
})

/**
 * A middleware instead of the options.
 *
 * @param what how it was recognized
 */
export const middlewareGiven = (what: string): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    `You passed a middleware as the options: ${what}. A function that chooses the options takes the request and, if it ` +
    'needs one, a callback.',
})

/** A copy of a policy instead of the options. */
export const copiedPolicy = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'You passed a copy or a proxy of a policy as the options, and only the policy itself works. Pass the object that ' +
    '`createPolicy()` returned; to change a policy, create another one from its options.',
})

/** A live policy instead of the options of a policy. */
export const livePolicyGiven = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'You passed a live policy to `createPolicy()`, and the policy would not change with it. Pass the live policy to ' +
    '`cors()`, or use `live.current`.',
})

/** A copy of a live policy instead of the options. */
export const copiedLivePolicy = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'You passed a copy or a proxy of a live policy as the options, and only the live policy itself works. Pass the object ' +
    'that the promise of `createLivePolicy()` resolved to.',
})

/**
 * A policy instead of the options that `load` returns.
 *
 * @param what the kind of policy, such as `a live policy`
 */
export const policyLoaded = (what: string): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message: `\`load\` returned ${what}. Return its options instead, such as \`{ origin: ['https://app.example.com'] }\`.`,
})

/** A middleware that was called without its third argument. */
export const nextMissing = (): CorsProblem => ({
  code: 'next-missing',
  path: '',
  message:
    'The middleware that `cors()` returned was called without `next`, its third argument. Mount it with ' +
    '`app.use(cors({ … }))` (in NestJS too: `app.enableCors()` takes options), or call it as ' +
    '`cors({ … })(req, res, (error) => { … })`.',
})
