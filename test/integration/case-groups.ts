import { createPolicy, type CorsOptions } from 'allow-origin/fetch'
import type { Adapter } from './adapter.js'
import { answers, errors, otherAnswers, undecided } from './cases.js'
import { readable, varyAlone, type CaseGroup } from './expectations.js'
import { app, get } from './requests.js'

const options: CorsOptions = { credentials: true, exposedHeaders: ['X-Total'], maxAge: 600 }
const failure = new Error('the database is down')

/** Policies for every path. */
export const createCaseGroups = <Request, Middleware>({
  cors,
  originOf,
  behind,
  failed,
}: Adapter<Request, Middleware>): readonly CaseGroup<Middleware>[] => [
  {
    title: 'with a list of origins',
    placement: { everywhere: cors({ ...options, origin: [app] }) },
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
          setTimeout(callback, 1, null, origin === app)
        },
      }),
    },
    cases: answers,
  },
  {
    title: 'with a delegate that returns a policy',
    placement: {
      everywhere: cors((request) =>
        originOf(request) === app ? createPolicy({ ...options, origin: app }) : { origin: [] },
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
      everywhere: behind('Accept-Encoding', cors({ ...options, origin: [app] })),
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
  ].map(({ title, everywhere }) => ({
    title,
    placement: { everywhere },
    cases: undecided(failed),
  })),
]
