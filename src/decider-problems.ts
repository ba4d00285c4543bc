import type { CorsProblem } from './problems.js'

/** `app.use(cors)`. */
export const factoryNotCalled = (): CorsProblem => ({
  code: 'factory-not-called',
  path: '',
  message: '`cors` stands where a middleware belongs. It is the function that makes one.',
  suggestion: 'cors()',
})

/** A middleware in place of the options. */
export const middlewareGiven = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'What stands in place of the options is a function of more than two parameters, as a middleware is. One that chooses ' +
    'options takes the request and, where it needs it, a callback.',
})

/** What was spread of a policy, in place of the options. */
export const copiedPolicy = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'What stands in place of the options is a copy of a policy, which decides nothing. A policy is used as it is; to ' +
    'change one, make another of its options.',
})
