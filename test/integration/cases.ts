import {
  allowedPreflight,
  deniedPreflight,
  readable,
  varyAlone,
  type Case,
} from './expectations.js'
import { bodyLimit } from './framework.js'
import { app, bareOptions, get, post, preflight, revalidate, stranger } from './requests.js'

/** What every policy that allows `app` alone answers. */
export const answers: readonly Case[] = [
  {
    title: 'lets an allowed origin read a response',
    request: get('item', app),
    status: 'answered',
    headers: readable,
    calls: 1,
  },
  {
    title: 'serves a denied origin a response that it cannot read',
    request: get('item', stranger),
    status: 'answered',
    headers: varyAlone,
    calls: 1,
  },
  {
    title: 'serves a request without an origin, and tells caches that the origin matters',
    request: get('item'),
    status: 'answered',
    headers: varyAlone,
    calls: 1,
  },
  {
    title: 'answers a preflight of an allowed origin with the whole policy',
    request: preflight('item', app),
    status: 204,
    headers: allowedPreflight,
    calls: 0,
  },
  {
    title: 'ends a preflight of a denied origin in front of the application',
    request: preflight('item', stranger),
    status: 204,
    headers: deniedPreflight,
    calls: 0,
  },
]

/** What does not depend on how the policy decides. */
export const otherAnswers: readonly Case[] = [
  {
    title:
      'hands OPTIONS that asks for no method to the application, readable by an allowed origin',
    request: bareOptions('item', app),
    status: 'answeredOptions',
    headers: readable,
    calls: 1,
  },
  {
    title: 'hands OPTIONS that asks for no method to the application, for a denied origin too',
    request: bareOptions('item', stranger),
    status: 'answeredOptions',
    headers: varyAlone,
    calls: 1,
  },
  {
    title: 'answers a preflight for what does not exist',
    request: preflight('missing', app),
    status: 204,
    headers: allowedPreflight,
    calls: 0,
  },
]

/** What a framework makes of a request in the application's place, or after it. */
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

/** What comes of an error in the policy. */
export const undecided: readonly Case[] = [
  {
    title: "hands the error to the framework's own handling, and allows nothing",
    request: get('item', app),
    status: 'undecided',
    headers: varyAlone,
    calls: 0,
  },
  {
    title: 'hands the error on for a preflight too, in place of answering it',
    request: preflight('item', app),
    status: 'undecided',
    headers: varyAlone,
    calls: 0,
  },
]
