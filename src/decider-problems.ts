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

/** A copy of a policy instead of the options. */
export const copiedPolicy = (): CorsProblem => ({
  code: 'wrong-type',
  path: '',
  message:
    'This is a copy of a policy, or a proxy of one, and copies decide nothing. Pass the object that `createPolicy()` ' +
    'returned; to change a policy, create another one from its options.',
})

/** A middleware that was called as something else, or without its third argument. */
export const nextMissing = (): CorsProblem => ({
  code: 'next-missing',
  path: '',
  message:
    'The middleware that `cors()` returned was called without `next`, its third argument. Mount it with ' +
    "`app.use(cors({ … }))`, or pass a function: `cors({ … })(req, res, (error) => { … })`. NestJS' `app.enableCors()` " +
    'takes options instead of a middleware, so use `app.use()` there too.',
})
