import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { start, type Application } from './application.js'
import { copyConsumers, openProject } from './project.js'

const origin = 'https://app.example.com'
const preflight = { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } }

/** `null` is a header that must be absent. */
const cases = {
  'lets an allowed origin read a response': {
    request: { method: 'GET', headers: { Origin: origin } },
    expected: {
      status: 200,
      body: 'hello',
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-max-age': null,
      vary: 'Origin',
    },
  },
  'does not let another origin read a response': {
    request: { method: 'GET', headers: { Origin: 'https://other.example' } },
    expected: {
      status: 200,
      body: 'hello',
      'access-control-allow-origin': null,
      'access-control-allow-credentials': null,
      'access-control-max-age': null,
      vary: 'Origin',
    },
  },
  'answers the preflight of an allowed origin': {
    request: { ...preflight, headers: { ...preflight.headers, Origin: origin } },
    expected: {
      status: 204,
      body: '',
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
      vary: 'Origin, Access-Control-Request-Headers',
    },
  },
  'answers the preflight of another origin and allows nothing': {
    request: { ...preflight, headers: { ...preflight.headers, Origin: 'https://other.example' } },
    expected: {
      status: 204,
      body: '',
      'access-control-allow-origin': null,
      'access-control-allow-credentials': null,
      'access-control-max-age': null,
      vary: 'Origin, Access-Control-Request-Headers',
    },
  },
}

let folder: string
beforeAll(async () => {
  const project = await openProject()
  folder = await copyConsumers(project)
  return project.remove
}, 60_000)

const consumers = readdirSync(join(import.meta.dirname, 'consumers'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe.each(consumers)('an Express application in %s', (consumer) => {
  let application: Application
  beforeAll(async () => {
    application = await start(join(folder, consumer))
    return application.stop
  }, 60_000)

  describe.each(['default', 'named'])('that uses the %s export', (path) => {
    test.each(Object.entries(cases))('%s', async (_title, { request, expected }) => {
      const response = await fetch(`${application.url}/${path}`, request)
      const { headers } = response
      const received = {
        status: response.status,
        body: await response.text(),
        'access-control-allow-origin': headers.get('access-control-allow-origin'),
        'access-control-allow-credentials': headers.get('access-control-allow-credentials'),
        'access-control-max-age': headers.get('access-control-max-age'),
        vary: headers.get('vary'),
      }
      expect(received).toEqual(expected)
    })
  })
})
