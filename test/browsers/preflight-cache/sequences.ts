import type { CorsOptions } from 'allow-origin'
import type { PageRequest } from '../page-request.js'

/** What is asked for, one after the other, of one server. */
export interface Sequence {
  readonly title: string
  /** The policy; or the values of each `Access-Control-Max-Age` that the server sends. */
  readonly server: CorsOptions | readonly string[]
  readonly requests: readonly Step[]
  /** Whether a preflight comes before each of them, by the standard (Fetch, `#cors-preflight-cache`). */
  readonly preflights: readonly boolean[]
  /** The same in engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, readonly boolean[]>>
}

export interface Step extends Partial<PageRequest> {
  /** Seconds after the beginning. */
  readonly at?: number
  /** What the URL ends in. */
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
    title: 'the same request, which another way makes',
    server: { maxAge },
    requests: [put, { ...put, way: 'XMLHttpRequest' }],
    preflights: [asked, kept],
  },
  {
    title: 'the same request, where nothing is to be kept',
    server: { maxAge: 0 },
    requests: [put, put],
    preflights: [asked, asked],
  },
  {
    title: 'the same request, after its seconds',
    server: { maxAge: 3 },
    requests: [put, put, { ...put, at: 3.5 }],
    preflights: [asked, kept, asked],
  },
  {
    title: 'the same request, up to 5 seconds later, where no seconds are said',
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
    title: 'a request that was denied',
    server: { maxAge, origin: 'https://other.example' },
    requests: [put, put],
    preflights: [asked, asked],
  },
  {
    title: 'another method that was allowed',
    server: { maxAge },
    requests: [put, drop],
    preflights: [asked, kept],
  },
  {
    title: 'the same and another method, where all were allowed',
    server: { maxAge, methods: '*' },
    requests: [put, put, drop],
    preflights: [asked, kept, kept],
    differing: { 'no `*` kept': [asked, asked, asked] },
  },
  {
    title: 'a method that was listed beside all',
    server: { maxAge, methods: ['PUT', '*'] },
    requests: [put, put],
    preflights: [asked, kept],
  },
  {
    title: 'a method that was not allowed, nor then one that was',
    server: { maxAge, methods: ['PUT'] },
    requests: [put, drop, put],
    preflights: [asked, asked, asked],
    differing: { 'kept after a failure': [asked, asked, kept] },
  },
  {
    title: 'another header that was allowed',
    server: { maxAge, allowedHeaders: ['X-One', 'X-Two'] },
    requests: [one, both],
    preflights: [asked, kept],
  },
  {
    title: 'another header, where those asked for were allowed',
    server: { maxAge },
    requests: [one, both, both, one],
    preflights: [asked, asked, kept, kept],
  },
  {
    title: 'the same and another header, where all were allowed',
    server: { maxAge, allowedHeaders: '*' },
    requests: [one, one, both],
    preflights: [asked, kept, kept],
    differing: { 'no `*` kept': [asked, asked, asked] },
  },
  {
    title: '`Authorization`, where all headers were allowed',
    server: { maxAge, allowedHeaders: '*' },
    requests: [one, authorized],
    preflights: [asked, asked],
    differing: { '`Authorization` under a `*` kept': [asked, kept] },
  },
  {
    title: 'a method and a header that were allowed one by one',
    server: { maxAge, allowedHeaders: ['X-One'] },
    requests: [put, one, { ...put, ...one }],
    preflights: [asked, kept, kept],
  },
  {
    title: 'credentials, where the first request had none',
    server: { maxAge, origin: page, credentials: true },
    requests: [put, withCredentials, put],
    preflights: [asked, asked, kept],
  },
  {
    title: 'no credentials, where the first request had them',
    server: { maxAge, origin: page, credentials: true },
    requests: [withCredentials, put, withCredentials],
    preflights: [asked, kept, kept],
    differing: { 'credentials kept apart': [asked, asked, kept] },
  },
  {
    title: 'the same request, where the seconds are negative',
    server: ['-1'],
    requests: [put, put],
    preflights: [asked, kept],
    differing: { 'signed seconds': [asked, asked], 'malformed seconds': [asked, asked] },
  },
  {
    title: 'the same request, where the seconds have a sign',
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
      title: `the same request, up to 5 seconds later, where the seconds are ${JSON.stringify(server)}`,
      server,
      requests: [put, put, { ...put, at: 6 }],
      preflights: [asked, kept, asked],
      differing: { 'malformed seconds': [asked, asked, asked] },
    }),
  ),
  {
    title: 'the same request, where the seconds are empty',
    server: [''],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, asked],
  },
  {
    title: 'the same request, where the seconds are the most that 63 bits can hold',
    server: ['9223372036854775807'],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, kept],
  },
  ...['9223372036854775808', '9'.repeat(25)].map((seconds): Sequence => ({
    title: `the same request, where the seconds are ${seconds}, which is more`,
    server: [seconds],
    requests: [put, put, { ...put, at: 6 }],
    preflights: [asked, kept, kept],
    differing: { 'long seconds': [asked, kept, asked] },
  })),
]
