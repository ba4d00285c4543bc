import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const page = 'https://app.example.com'

describe('an explanation says why no safe option can allow a request:', () => {
  it.each<[string, CorsOptions, object, string]>([
    ['an opaque origin', { origin: page }, { origin: 'null' }, 'dangerously: { nullOrigin: true }'],
    [
      'an origin that is not encrypted, with credentials',
      { origin: page, credentials: true },
      { origin: 'http://plain.example' },
      "dangerously: { insecureOrigins: ['http://plain.example'] }",
    ],
    ['a lowercase method', { origin: page }, { method: 'patch' }, 'write PATCH'],
    ['a method that scripts cannot use', {}, { method: 'TRACE' }, 'browsers never send it'],
    ['an invalid origin', {}, { origin: 'app.example.com' }, 'browsers never send it'],
  ])('%s', async (_, options, request, words) => {
    const explanation = await createPolicy(options).explain({ origin: page, ...request })

    expect(explanation).toMatchObject({ allowed: false, suggestions: [] })
    expect(explanation.obstacle?.message).toContain(words)
    expect(String(explanation).replaceAll('\n', ' ')).toMatch(
      new RegExp(`${explanation.obstacle?.message.replaceAll(/[^\w ]/g, '.')}$`),
    )
  })
})
