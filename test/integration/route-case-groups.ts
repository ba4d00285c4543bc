import { cors } from 'allow-origin'
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

/** Policies of one route, under none and under others for everything. */
export const routeCaseGroups: readonly CaseGroup[] = [
  {
    title: 'with a policy for one route and none for the others',
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
        title: "serves a denied origin the route's response without CORS headers",
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
        title: "ends the route's denied preflights in front of its handler",
        request: preflight('route', stranger),
        status: 204,
        headers: deniedPreflight,
        calls: 0,
      },
      {
        title: 'leaves the other resources alone',
        request: get('item', app),
        status: 'answered',
        headers: nothing,
        calls: 1,
      },
      {
        title: 'leaves preflights for other resources to the application',
        request: preflight('item', app),
        status: 'answeredOptions',
        headers: nothing,
        calls: 1,
      },
    ],
  },
  {
    title: 'with a policy for one route that is stricter than the one for everything',
    placement: {
      everywhere: cors({ exposedHeaders: ['X-Request-Id'] }),
      onRoute: cors(forApp),
    },
    cases: [
      {
        title: "replaces what everyone may do by the route's policy, for its allowed origin",
        request: get('route', app),
        status: 'answered',
        headers: readable,
        calls: 1,
      },
      {
        title: 'takes back what everyone may do from an origin that the route denies',
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
    title: 'with a policy for one route that is looser than the one for everything',
    placement: { everywhere: cors(forApp), onRoute: cors() },
    cases: [
      {
        title:
          'lets everyone read the route, without the credentials that others may use elsewhere',
        request: get('route', app),
        status: 'answered',
        headers: { ...varyAlone, 'access-control-allow-origin': '*' },
        calls: 1,
      },
      {
        title: 'lets an origin read the route that is denied elsewhere',
        request: get('route', stranger),
        status: 'answered',
        headers: { ...varyAlone, 'access-control-allow-origin': '*' },
        calls: 1,
      },
      {
        title: "ends a preflight by the policy for everything, before the route's is asked",
        request: preflight('route', stranger),
        status: 204,
        headers: deniedPreflight,
        calls: 0,
      },
    ],
  },
  {
    title: 'with a policy for everything that hands preflights on to that of a route',
    placement: {
      everywhere: cors({ ...forApp, origin: stranger, preflightContinue: true }),
      onRoute: cors(forApp),
    },
    cases: [
      {
        title: "answers the route's preflights by its own policy",
        request: preflight('route', app),
        status: 204,
        headers: allowedPreflight,
        calls: 0,
      },
      {
        title: 'takes back what the policy for everything allowed an origin that the route denies',
        request: preflight('route', stranger),
        status: 204,
        headers: deniedPreflight,
        calls: 0,
      },
    ],
  },
]
