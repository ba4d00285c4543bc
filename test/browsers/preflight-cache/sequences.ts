import type { CorsOptions } from 'allow-origin'
import type { PageRequest } from '../page-request.js'

/** Requests to one server, in order. */
export interface Sequence {
  readonly title: string
  /** The policy, or the values of the `Access-Control-Max-Age` headers that the server sends. */
  readonly server: CorsOptions | readonly string[]
  readonly requests: readonly Step[]
  /** Whether a preflight comes before each request, by the standard (Fetch, `#cors-preflight-cache`). */
  readonly preflights: readonly boolean[]
  /** The same in engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, readonly boolean[]>>
}

export interface Step extends Partial<PageRequest> {
  /** Seconds after the start. */
  readonly at?: number
  /** Appended to the URL. */
  readonly query?: string
}

const put: Step = { method: 'PUT' }
const drop: Step = { method: 'DELETE' }
const one: Step = { headers: [['X-One', '1']] }
const both: Step = {
  headers: [
    ['X-One', '1'],
    ['X-Two', '2'],
  ],
}
const authorized: Step = { headers: [['Authorization', 'x']] }
const withCredentials: Step = { ...put, credentials: true }

const page = /^http:\/\/app\.site\.localhost:\d+$/
const maxAge = 60
const [asked, kept] = [true, false]

export const sequences: readonly Sequence[] = [
  {
    title: 'the same request',
    server: { maxAge },
    requests: [put, put, put],
    preflights: [asked, kept, kept],
  },
  {
    title: 'the same request, made another way',
    server: { maxAge },
    requests: [put, { ...put, way: 'XMLHttpRequest' }],
    preflights: [asked, kept],
  },
  {
    title: 'the same request, if `maxAge` is 0',
    server: { maxAge: 0 },
    requests: [put, put],
    preflights: [asked, asked],
  },
  {
    title: 'the same request, after `maxAge` has passed',
    server: { maxAge: 3 },
    requests: [put, put, { ...put, at: 3.5 }],
    preflights: [asked, kept, asked],
  },
  {
    title: 'the same request within 5 seconds, without `maxAge`',
    server: {},
    requests: [put, { ...put, at: 2.5 }, { ...put, at: 6 }],
    preflights: [asked, kept, asked],
  },
  {
    title: 'another URL',
    server: { maxAge },
    requests: [put, { ...put, query: '?other' }],
    preflights: [asked, asked],
  },
  {
    title: 'a denied request',
    server: { maxAge, origin: 'https://other.example' },
    requests: [put, put],
    preflights: [asked, asked],
  },
  {
    title: 'another allowed method',
    server: { maxAge },
    requests: [put, drop],
    preflights: [asked, kept],
  },
  {
    title: 'the same and another method, if `*` allowed all',
    server: { maxAge, methods: '*' },
    requests: [put, put, drop],
    preflights: [asked, kept, kept],
    differing: { 'no `*` kept': [asked, asked, asked] },
  },
  {
    title: 'a method that was listed next to `*`',
    server: { maxAge, methods: ['PUT', '*'] },
    requests: [put, put],
    preflights: [asked, kept],
  },
  {
    title: 'an allowed method, after one that was not allowed',
    server: { maxAge, methods: ['PUT'] },
    requests: [put, drop, put],
    preflights: [asked, asked, asked],
    differing: { 'kept after a failure': [asked, asked, kept] },
  },
  {
    title: 'another allowed header',
    server: { maxAge, allowedHeaders: ['X-One', 'X-Two'] },
    requests: [one, both],
    preflights: [asked, kept],
  },
  {
    title: 'another header, if the server allows what each preflight asks for',
    server: { maxAge },
    requests: [one, both, both, one],
    preflights: [asked, asked, kept, kept],
  },
  {
    title: 'the same and another header, if `*` allowed all',
    server: { maxAge, allowedHeaders: '*' },
    requests: [one, one, both],
    preflights: [asked, kept, kept],
    differing: { 'no `*` kept': [asked, asked, asked] },
  },
  {
    title: '`Authorization`, if `*` allowed all headers',
    server: { maxAge, allowedHeaders: '*' },
    requests: [one, authorized],
    preflights: [asked, asked],
    differing: { '`Authorization` under a `*` kept': [asked, kept] },
  },
  {
    title: 'a method and a header that were allowed separately',
    server: { maxAge, allowedHeaders: ['X-One'] },
    requests: [put, one, { ...put, ...one }],
    preflights: [asked, kept, kept],
  },
  {
    title: 'credentials, if the first request had none',
    server: { maxAge, origin: page, credentials: true },
    requests: [put, withCredentials, put],
    preflights: [asked, asked, kept],
  },
  {
    title: 'no credentials, if the first request had them',
    server: { maxAge, origin: page, credentials: true },
    requests: [withCredentials, put, withCredentials],
    preflights: [asked, kept, kept],
    differing: { 'credentials kept apart': [asked, asked, kept] },
  },
  {
    title: 'the same request, if the seconds are negative',
    server: ['-1'],
    requests: [put, put],
    preflights: [asked, kept],
    differing: { 'signed seconds': [asked, asked], 'malformed seconds': [asked, asked] },
  },
  {
    title: 'the same request, if the seconds have a sign',
    server: ['+60'],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, asked],
    differing: {
      'signed seconds': [asked, kept, kept],
      'malformed seconds': [asked, asked, asked],
    },
  },
  ...[['1 hour'], ['60s'], ['60, 60'], ['60', '60'], ['+9223372036854775808']].map(
    (server): Sequence => ({
      title: `the same request within 5 seconds, if the seconds are ${JSON.stringify(server)}`,
      server,
      requests: [put, put, { ...put, at: 6 }],
      preflights: [asked, kept, asked],
      differing: { 'malformed seconds': [asked, asked, asked] },
    }),
  ),
  {
    title: 'the same request, if the seconds are empty',
    server: [''],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, asked],
  },
  {
    title: 'the same request, if the seconds are the largest number of 63 bits',
    server: ['9223372036854775807'],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, kept],
  },
  ...['9223372036854775808', '9'.repeat(25)].map((seconds): Sequence => ({
    title: `the same request, if the seconds exceed 63 bits: ${seconds}`,
    server: [seconds],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, kept],
    differing: { 'long seconds': [asked, kept, asked] },
  })),
]
