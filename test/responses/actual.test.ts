import { cors, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange, preflight, type Sent } from '../support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

interface Case {
  readonly title: string
  readonly options?: CorsOptions
  readonly sent: Sent
  readonly headers: Readonly<Record<string, string>>
}

describe('an actual request goes on to the next handler', () => {
  const cases: readonly Case[] = [
    {
      title: 'from any origin, with `*`',
      sent: actual(app),
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: 'without an origin, with `*` all the same',
      sent: {},
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: 'of a malformed origin, with `*` all the same',
      sent: actual('not an origin'),
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: "with `*` where the allowlist is ['*']",
      options: { origin: ['*'] },
      sent: actual(app),
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: 'with `*` and the exposed headers, also without an origin',
      options: { exposedHeaders: ['X-One', 'X-Two'] },
      sent: {},
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'X-One,X-Two',
      },
    },
    {
      title: 'with no header at all where `origin` is false',
      options: { origin: false, credentials: true, exposedHeaders: ['X-One'] },
      sent: actual(app),
      headers: {},
    },
    {
      title: 'echoed where `origin` is true',
      options: { origin: true },
      sent: actual(evil),
      headers: { 'access-control-allow-origin': evil, vary: 'Origin' },
    },
    {
      title: 'echoed where `origin` is true and the origin is opaque',
      options: { origin: true },
      sent: actual('null'),
      headers: { 'access-control-allow-origin': 'null', vary: 'Origin' },
    },
    {
      title: 'not echoed where `origin` is true and the origin malformed',
      options: { origin: true },
      sent: actual(`${app}/`),
      headers: { vary: 'Origin' },
    },
    {
      title: 'echoed with credentials and exposed headers where it is allowed',
      options: { origin: app, credentials: true, exposedHeaders: 'X-One, X-Two', maxAge: 600 },
      sent: actual(app),
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'X-One,X-Two',
        vary: 'Origin',
      },
    },
    {
      title: 'with `Vary` alone where it is denied',
      options: { origin: app, credentials: true, exposedHeaders: ['X-One'] },
      sent: actual(evil),
      headers: { vary: 'Origin' },
    },
    {
      title: 'with `Vary` alone where it has no origin',
      options: { origin: app, credentials: true, exposedHeaders: ['X-One'] },
      sent: {},
      headers: { vary: 'Origin' },
    },
    {
      title: 'with `Vary` alone where its origin is empty',
      options: { origin: true },
      sent: actual(''),
      headers: { vary: 'Origin' },
    },
    {
      title: "with `Vary` alone from 'null' that is not listed",
      options: { origin: app, dangerously: { nullOrigin: true } },
      sent: actual('null'),
      headers: { vary: 'Origin' },
    },
    {
      title: "echoed from 'null' that is listed dangerously",
      options: { origin: ['null', app], dangerously: { nullOrigin: true } },
      sent: actual('null'),
      headers: { 'access-control-allow-origin': 'null', vary: 'Origin' },
    },
    {
      title: 'when it is a bare OPTIONS, without a method asked for',
      options: { origin: app },
      sent: { method: 'OPTIONS', headers: { Origin: app } },
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
    },
    {
      title: 'when it is an OPTIONS without an origin',
      options: { origin: app },
      sent: { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } },
      headers: { vary: 'Origin' },
    },
    {
      title: 'when it is no OPTIONS, whatever headers it has',
      options: { origin: app },
      sent: { ...preflight(app), method: 'POST' },
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
    },
  ]

  it.each(cases)('$title', async ({ options, sent, headers }) => {
    expect(await exchange(cors(options), sent)).toEqual({
      status: 200,
      headers,
      handled: 1,
      errors: [],
    })
  })
})
