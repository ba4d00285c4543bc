import axios, { AxiosHeaders } from 'axios'
import { describe, expect, it } from 'vitest'
import { linesOf, startApi } from './api.js'

interface Answer {
  readonly status: number
  readonly data: unknown
  readonly headers: Readonly<Record<string, unknown>>
}

type Client = (url: string, headers: Record<string, string>) => Promise<Answer>

const data = { name: 'one' }

/** Both send a `PUT`, for which a page would need a preflight. */
const clients: Record<string, Client> = {
  axios: async (url, headers) => {
    const response = await axios.put<unknown>(url, data, { headers, adapter: 'http' })
    return { ...response, headers: AxiosHeaders.from(response.headers as AxiosHeaders).toJSON() }
  },
  fetch: async (url, headers) => {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(data),
    })
    return {
      status: response.status,
      data: await response.json(),
      headers: Object.fromEntries(response.headers),
    }
  },
}

const origins = [
  { from: 'no origin', headers: {}, allowed: false },
  { from: 'an allowed origin', headers: { Origin: 'http://app.localhost:1' }, allowed: true },
  { from: 'a denied origin', headers: { Origin: 'http://localhost:1' }, allowed: false },
]

describe.each(Object.entries(clients))('%s in Node', (_name, request) => {
  it.each(origins)(
    'gets the whole response without a preflight from $from',
    async ({ headers, allowed }) => {
      const api = await startApi()
      const url = `${api.origin.replace('app.localhost', '127.0.0.1')}/items/1`

      const answer = await request(url, { ...headers, 'X-Trace': '1' })

      expect(answer.status).toBe(200)
      expect(answer.data).toEqual({ stored: data, trace: '1' })
      const seen = /^(?:vary|x-|access-control-)/
      expect(
        Object.fromEntries(Object.entries(answer.headers).filter(([name]) => seen.test(name))),
      ).toEqual({
        vary: 'Origin',
        'x-powered-by': 'Express',
        'x-total-count': '1',
        'x-internal': 'not exposed',
        ...(allowed && {
          'access-control-allow-origin': headers.Origin,
          'access-control-allow-credentials': 'true',
          'access-control-expose-headers': 'X-Total-Count',
        }),
      })
      expect(linesOf(api)).toEqual(['PUT /items/1'])
      expect(api.arrived[0]?.headers.origin).toBe(headers.Origin)
    },
  )
})
