import type { Adapter } from './adapter.js'
import {
  allowedPreflight,
  deniedPreflight,
  nothing,
  readable,
  varyAlone,
  type CaseGroup,
} from './expectations.js'
import { app, get, preflight, stranger } from './requests.js'

const forApp = {
  origin: app,
  credentials: true,
  exposedHeaders: ['X-Total'],
  maxAge: 600,
}

/** Policies for one route, without and with a policy for everything. */
export const createRouteCaseGroups = <Request, Middleware>({
  cors,
}: Adapter<Request, Middleware>): readonly CaseGroup<Middleware>[] => [
  {
    title: 'with a policy for only one route',
    placement: { onRoute: cors(forApp) },
    cases: [
      {
        title: "lets the route's allowed origin read its response",
        request: get('route', app),
        status: 'answered',
        headers: readable,
        calls: 1,
      },
      {
        title: "sends a denied origin the route's response without CORS headers",
        request: get('route', stranger),
        status: 'answered',
        headers: varyAlone,
        calls: 1,
      },
      {
        title: "answers the route's preflights",
        request: preflight('route', app),
        status: 204,
        headers: allowedPreflight,
        calls: 0,
      },
      {
        title: "ends the route's denied preflights before its handler",
        request: preflight('route', stranger),
        status: 204,
        headers: deniedPreflight,
        calls: 0,
      },
      {
        title: 'does not affect other resources',
        request: get('item', app),
        status: 'answered',
        headers: nothing,
        calls: 1,
      },
      {
        title: 'passes preflights for other resources to the application',
        request: preflight('item', app),
        status: 'answeredOptions',
        headers: nothing,
        calls: 1,
      },
    ],
  },
  {
    title: 'with a stricter policy for one route than for everything',
    placement: {
      everywhere: cors({ exposedHeaders: ['X-Request-Id'] }),
      onRoute: cors(forApp),
    },
    cases: [
      {
        title: "applies the route's policy to its allowed origin",
        request: get('route', app),
        status: 'answered',
        headers: readable,
        calls: 1,
      },
      {
        title: 'removes the headers for everyone if the route denies the origin',
        request: get('route', stranger),
        status: 'answered',
        headers: varyAlone,
        calls: 1,
      },
      {
        title: 'lets everyone read the other resources',
        request: get('item', stranger),
        status: 'answered',
        headers: {
          ...nothing,
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'X-Request-Id',
        },
        calls: 1,
      },
    ],
  },
  {
    title: 'with a looser policy for one route than for everything',
    placement: { everywhere: cors(forApp), onRoute: cors() },
    cases: [
      {
        title: 'lets everyone read the route, but without credentials',
        request: get('route', app),
        status: 'answered',
        headers: { ...varyAlone, 'access-control-allow-origin': '*' },
        calls: 1,
      },
      {
        title: 'lets an origin that is denied elsewhere read the route',
        request: get('route', stranger),
        status: 'answered',
        headers: { ...varyAlone, 'access-control-allow-origin': '*' },
        calls: 1,
      },
      {
        title: "ends a preflight with the policy for everything, before the route's policy",
        request: preflight('route', stranger),
        status: 204,
        headers: deniedPreflight,
        calls: 0,
      },
    ],
  },
  {
    title: 'with a policy for everything that passes preflights on to the policy of a route',
    placement: {
      everywhere: cors({ ...forApp, origin: stranger, preflightContinue: true }),
      onRoute: cors(forApp),
    },
    cases: [
      {
        title: "answers the route's preflights with its own policy",
        request: preflight('route', app),
        status: 204,
        headers: allowedPreflight,
        calls: 0,
      },
      {
        title: 'removes what the policy for everything allowed if the route denies the origin',
        request: preflight('route', stranger),
        status: 204,
        headers: deniedPreflight,
        calls: 0,
      },
    ],
  },
]
