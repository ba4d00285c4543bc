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
    `You passed a middleware as the options: ${what}. A function that chooses the options takes only the request and, ` +
    'if it needs one, a callback.',
})

/** A copy of a policy instead of the options. */
export const copiedPolicy = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'You passed a copy or a proxy of a policy, but only the policy itself works. Pass the object that ' +
    '`createPolicy()` returned, or create a new policy from changed options.',
})

/** A live policy instead of the options of a policy. */
export const livePolicyGiven = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'You passed a live policy to `createPolicy()`, but the new policy would not follow its changes. Pass the live policy to ' +
    '`cors()`, or use `live.current`.',
})

/** A copy of a live policy instead of the options. */
export const copiedLivePolicy = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'You passed a copy or a proxy of a live policy, but only the live policy itself works. Pass the object that ' +
    '`await createLivePolicy()` returned.',
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
    'The middleware that `cors()` returned was called without its third argument, `next`. Mount it with ' +
    '`app.use(cors({ … }))` (in NestJS too, instead of `app.enableCors`), or call it as ' +
    '`cors({ … })(req, res, (error) => { … })`.',
})
