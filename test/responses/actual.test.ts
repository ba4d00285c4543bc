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

describe('an actual request continues to the next handler', () => {
  const cases: readonly Case[] = [
    {
      title: 'with `*` for any origin',
      sent: actual(app),
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: 'with `*` without an origin',
      sent: {},
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: 'with `*` for a malformed origin',
      sent: actual('not an origin'),
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: "with `*` if `origin` is ['*']",
      options: { origin: ['*'] },
      sent: actual(app),
      headers: { 'access-control-allow-origin': '*' },
    },
    {
      title: 'with `*` and the exposed headers, even without an origin',
      options: { exposedHeaders: ['X-One', 'X-Two'] },
      sent: {},
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'X-One,X-Two',
      },
    },
    {
      title: 'without headers if `origin` is false',
      options: { origin: false, credentials: true, exposedHeaders: ['X-One'] },
      sent: actual(app),
      headers: {},
    },
    {
      title: 'with its origin if `origin` is true',
      options: { origin: true },
      sent: actual(evil),
      headers: { 'access-control-allow-origin': evil, vary: 'Origin' },
    },
    {
      title: "with 'null' if `origin` is true",
      options: { origin: true },
      sent: actual('null'),
      headers: { 'access-control-allow-origin': 'null', vary: 'Origin' },
    },
    {
      title: 'without its origin if `origin` is true and its origin is malformed',
      options: { origin: true },
      sent: actual(`${app}/`),
      headers: { vary: 'Origin' },
    },
    {
      title: 'with its origin, credentials and exposed headers if it is allowed',
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
      title: 'with only `Vary` if it is denied',
      options: { origin: app, credentials: true, exposedHeaders: ['X-One'] },
      sent: actual(evil),
      headers: { vary: 'Origin' },
    },
    {
      title: 'with only `Vary` without an origin',
      options: { origin: app, credentials: true, exposedHeaders: ['X-One'] },
      sent: {},
      headers: { vary: 'Origin' },
    },
    {
      title: 'with only `Vary` if its origin is empty',
      options: { origin: true },
      sent: actual(''),
      headers: { vary: 'Origin' },
    },
    {
      title: "with only `Vary` if its origin is 'null' and not listed",
      options: { origin: app, dangerously: { nullOrigin: true } },
      sent: actual('null'),
      headers: { vary: 'Origin' },
    },
    {
      title: "with 'null' if it is listed, with `dangerously.nullOrigin`",
      options: { origin: ['null', app], dangerously: { nullOrigin: true } },
      sent: actual('null'),
      headers: { 'access-control-allow-origin': 'null', vary: 'Origin' },
    },
    {
      title: 'if it is OPTIONS without `Access-Control-Request-Method`',
      options: { origin: app },
      sent: { method: 'OPTIONS', headers: { Origin: app } },
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
    },
    {
      title: 'if it is OPTIONS without an origin',
      options: { origin: app },
      sent: { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } },
      headers: { vary: 'Origin' },
    },
    {
      title: 'if it has preflight headers but is not OPTIONS',
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
