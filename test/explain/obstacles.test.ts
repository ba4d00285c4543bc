import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const page = 'https://app.example.com'

describe('where no safe option can allow a request, it says why:', () => {
  it.each<[string, CorsOptions, object, string]>([
    ['an opaque origin', { origin: page }, { origin: 'null' }, 'dangerously: { nullOrigin: true }'],
    [
      'an origin that is not encrypted, with credentials',
      { origin: page, credentials: true },
      { origin: 'http://plain.example' },
      "dangerously: { insecureOrigins: ['http://plain.example'] }",
    ],
    ['a method in lower case', { origin: page }, { method: 'patch' }, 'write PATCH'],
    ['a method that no script may use', {}, { method: 'TRACE' }, 'no browser makes this request'],
    ['no origin', {}, { origin: 'app.example.com' }, 'no browser makes this request'],
  ])('%s', async (_, options, request, words) => {
    const explanation = await createPolicy(options).explain({ origin: page, ...request })

    expect(explanation).toMatchObject({ allowed: false, suggestions: [] })
    expect(explanation.obstacle?.message).toContain(words)
    expect(String(explanation).replaceAll('\n', ' ')).toMatch(
      new RegExp(`${explanation.obstacle?.message.replaceAll(/[^\w ]/g, '.')}$`),
    )
  })
})
