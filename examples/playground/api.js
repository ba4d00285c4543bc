import { randomUUID } from 'node:crypto'
import express from 'express'
import { policies } from './policies.js'

/** The API: one route for each policy, and the same answer in all of them. */
export function createApi() {
  const api = express().disable('x-powered-by')
  for (const { path, middleware } of policies) api.all(path, middleware, answer)
  return api
}

/** @type {import('express').RequestHandler} */
function answer(request, response) {
  const items = ['bread', 'milk']
  // Two headers, of which `/public` exposes one: no script may read the other.
  response.set({ 'X-Total-Count': String(items.length), 'X-Trace-Id': randomUUID() })
  if (!request.path.startsWith('/cart')) {
    response.json({ items })
    return
  }
  const visits = Number(/\bvisits=(\d{1,6})/.exec(request.headers.cookie ?? '')?.[1] ?? 0) + 1
  response.cookie('visits', visits, { httpOnly: true, sameSite: 'lax' }).json({ items, visits })
}
