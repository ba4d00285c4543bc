import {
  allowedPreflight,
  deniedPreflight,
  readable,
  varyAlone,
  type Case,
  type ExpectedHeaders,
} from './expectations.js'

import { bodyLimit } from './resources.js'
import { app, bareOptions, get, post, preflight, revalidate, stranger } from './requests.js'

/** For every policy that allows only `app`. */
export const answers: readonly Case[] = [
  {
    title: 'lets an allowed origin read a response',
    request: get('item', app),
    status: 'answered',
    headers: readable,
    calls: 1,
  },
  {
    title: 'sends a denied origin a response that it cannot read',
    request: get('item', stranger),
    status: 'answered',
    headers: varyAlone,
    calls: 1,
  },
  {
    title: 'sends Vary: Origin to requests without an origin',
    request: get('item'),
    status: 'answered',
    headers: varyAlone,
    calls: 1,
  },
  {
    title: 'answers the preflight of an allowed origin with the whole policy',
    request: preflight('item', app),
    status: 204,
    headers: allowedPreflight,
    calls: 0,
  },
  {
    title: 'ends the preflight of a denied origin before the application',
    request: preflight('item', stranger),
    status: 204,
    headers: deniedPreflight,
    calls: 0,
  },
]

/** For policies of any kind. */
export const otherAnswers: readonly Case[] = [
  {
    title: 'passes OPTIONS without a requested method to the application, for an allowed origin',
    request: bareOptions('item', app),
    status: 'answeredOptions',
    headers: readable,
    calls: 1,
  },
  {
    title: 'passes OPTIONS without a requested method to the application, for a denied origin',
    request: bareOptions('item', stranger),
    status: 'answeredOptions',
    headers: varyAlone,
    calls: 1,
  },
  {
    title: 'answers a preflight for a path that does not exist',
    request: preflight('missing', app),
    status: 204,
    headers: allowedPreflight,
    calls: 0,
  },
]

/** Responses that the framework sends instead of the application, or after it. */
const responsesOfTheFramework = [
  { title: 'a 304', status: 'notModified', ask: revalidate.bind(undefined, 'cached') },
  { title: 'a 404', status: 'missing', ask: get.bind(undefined, 'missing') },
  { title: 'the response to an exception', status: 'threw', ask: get.bind(undefined, 'throwing') },
  {
    title: 'the response to malformed JSON',
    status: 'malformed',
    ask: (origin: string) => post('upload', origin, '{"open'),
  },
  {
    title: 'the response to a body that is too large',
    status: 'tooLarge',
    ask: (origin: string) => post('upload', origin, JSON.stringify('x'.repeat(bodyLimit))),
  },
] as const

export const errors = responsesOfTheFramework.flatMap(({ title, status, ask }): Case[] => [
  { title: `lets an allowed origin read ${title}`, request: ask(app), status, headers: readable },
  {
    title: `does not let a denied origin read ${title}`,
    request: ask(stranger),
    status,
    headers: varyAlone,
  },
])

/**
 * For a policy that fails.
 *
 * @param headers the CORS headers of the response to an error
 */
export const undecided = (headers: ExpectedHeaders): readonly Case[] => [
  {
    title: 'passes the error to the framework and allows nothing',
    request: get('item', app),
    status: 'undecided',
    headers,
    calls: 0,
  },
  {
    title: 'passes the error on for a preflight instead of answering it',
    request: preflight('item', app),
    status: 'undecided',
    headers,
    calls: 0,
  },
]
