import { cors, createPolicy, type CorsOptions, type CorsRequest } from 'allow-origin'
import { answers, errors, otherAnswers, undecided } from './cases.js'
import { readable, varyAlone, type CaseGroup } from './expectations.js'
import { app, get } from './requests.js'

const options: CorsOptions = { credentials: true, exposedHeaders: ['X-Total'], maxAge: 600 }
const forApp = createPolicy({ ...options, origin: app })
const forAppAlone = cors({ ...options, origin: [app] })
const failure = new Error('the database is down')

/** Policies for every path. */
export const caseGroups: readonly CaseGroup[] = [
  {
    title: 'with a list of origins',
    placement: { everywhere: forAppAlone },
    cases: [...answers, ...otherAnswers, ...errors],
  },
  {
    title: 'with a predicate that returns a promise',
    placement: {
      everywhere: cors({ ...options, origin: (origin) => Promise.resolve(origin === app) }),
    },
    cases: [...answers, ...otherAnswers, ...errors],
  },
  {
    title: 'with a predicate that calls back later',
    placement: {
      everywhere: cors({
        ...options,
        origin: (origin, callback) => {
          setImmediate(callback, null, origin === app)
        },
      }),
    },
    cases: answers,
  },
  {
    title: 'with a delegate that returns a policy',
    placement: {
      everywhere: cors(({ headers }: CorsRequest) =>
        headers.origin === app ? forApp : { origin: [] },
      ),
    },
    cases: answers,
  },
  {
    title: 'with a delegate that returns a promise of options',
    placement: {
      everywhere: cors(() => Promise.resolve({ ...options, origin: app })),
    },
    cases: answers,
  },
  {
    title: 'with a delegate that turns CORS off',
    placement: { everywhere: cors(() => ({ origin: false })) },
    cases: [
      {
        title: 'still sends Vary: Origin',
        request: get('item', app),
        status: 'answered',
        headers: varyAlone,
        calls: 1,
      },
    ],
  },
  {
    title: 'behind a middleware that sets Vary',
    placement: {
      everywhere: (request, response, next) => {
        response.setHeader('Vary', 'Accept-Encoding')
        forAppAlone(request, response, next)
      },
    },
    cases: [
      {
        title: 'adds Origin to Vary',
        request: get('item', app),
        status: 'answered',
        headers: { ...readable, vary: 'Accept-Encoding, Origin' },
        calls: 1,
      },
    ],
  },
  ...[
    {
      title: 'with a predicate that throws',
      everywhere: cors({
        origin: () => {
          throw failure
        },
      }),
    },
    {
      title: 'with a predicate whose promise rejects',
      everywhere: cors({ origin: () => Promise.reject(failure) }),
    },
    {
      title: 'with a predicate that calls back with an error',
      everywhere: cors({
        origin: (_origin, callback) => {
          callback(failure)
        },
      }),
    },
    {
      title: 'with a delegate that throws',
      everywhere: cors(() => {
        throw failure
      }),
    },
    {
      title: 'with a delegate that returns invalid options',
      everywhere: cors(() => ({ origin: `${app}/` })),
    },
  ].map(({ title, everywhere }) => ({ title, placement: { everywhere }, cases: undecided })),
]
