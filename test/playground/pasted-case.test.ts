import { describe, expect, it, vi } from 'vitest'

// The page runs at an address, and these modules read it.
vi.hoisted(() => {
  Object.assign(globalThis, { IS_STATIC: false, location: new URL('http://localhost:4000/') })
})
const { addressOf, readAddress } = await import('../../examples/playground/app/address.js')
const { presets } = await import('../../examples/playground/app/presets.js')
const { current, start } = await import('../../examples/playground/app/state.js')
const { takePasted } = await import('../../examples/playground/app/take-pasted.js')
const { verdict } = await import('../../examples/playground/app/verdict.js')

const origin = 'https://app.example.com'
const url = 'https://api.example.com/items'

const open = (id: string): void => {
  const found = presets.find((preset) => preset.id === id)
  if (!found) throw new Error(id)
  start(found.case)
}

/** The title of the verdict on a text that is pasted while the page shows a preset. */
function paste(text: string, preset = 'wildcard'): string {
  open(preset)
  takePasted(text)
  return verdict.value.title
}

const har = (name: string, value: string, response: object): string =>
  JSON.stringify({
    request: {
      method: 'GET',
      url,
      cookies: [{ name: 'sid', value: 'hunter2' }],
      headers: [
        { name: 'Origin', value: origin },
        { name, value },
      ],
    },
    response,
  })

const head = `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true\nVary: Origin\nSet-Cookie: sid=hunter2\nX-Session: hunter2\n\n{"token":"hunter2"}`

describe('a link to what was pasted has no secret', () => {
  it.each([
    [
      'of curl -i',
      `curl -i -b 'sid=hunter2' -H 'Authorization: Bearer hunter2' -H 'Origin: ${origin}' ${url}\n${head}`,
    ],
    [
      'of curl -v',
      `> GET /items HTTP/1.1\n> Host: api.example.com\n> Origin: ${origin}\n> Cookie: sid=hunter2\n>\n${head.replaceAll(/^(?=\S)/gm, '< ')}`,
    ],
    ['in a header', `curl -H 'X-Api-Key: hunter2' -H 'Origin: ${origin}' ${url}`],
    ['in a body', `curl -d 'password=hunter2' -H 'Origin: ${origin}' ${url}\n${head}`],
    ['in a URL', `curl -H 'Origin: ${origin}' https://me:hunter2@api.example.com/items\n${head}`],
    ['in a call of fetch', `fetch('${url}', { headers: { 'X-Api-Key': 'hunter2' } })`],
    [
      'in a HAR',
      har('Cookie', 'sid=hunter2', {
        status: 200,
        headers: [
          { name: 'Access-Control-Allow-Origin', value: '*' },
          { name: 'set-cookie', value: 'sid=hunter2' },
        ],
        content: { text: 'hunter2' },
      }),
    ],
    [
      'in a redirect',
      `curl -i -H 'Origin: ${origin}' ${url}\nHTTP/1.1 302 Found\nAccess-Control-Allow-Origin: *\nLocation: https://login.example/?state=hunter2\n\n`,
    ],
  ])('%s', (_, text) => {
    const title = paste(text)
    const link = addressOf(current.value)
    expect(link).not.toContain('hunter2')

    const shown = readAddress(link)
    if (!shown) throw new Error(link)
    start(shown)
    expect([verdict.value.title, addressOf(current.value)]).toEqual([title, link])
  })

  it('in what you type', () => {
    open('own')
    const typed = { ...current.value, headers: 'X-Api-Key: hunter2\nContent-Type: text/plain\nX' }
    expect(readAddress(addressOf(typed))?.headers).toBe('X-Api-Key: x\nContent-Type: text/plain\nX')
  })

  it('after a link that has one', () => {
    const old = new URLSearchParams({ policy: '{}', pasted: `curl -b a=hunter2 ${url}\n${head}` })
    const shown = readAddress(`#${old.toString()}`)
    expect(shown?.pasted).toContain(`GET ${url} HTTP/1.1`)
    expect(shown?.pasted).not.toContain('hunter2')
  })
})
