import { describe, expect, it } from 'vitest'
import { judge } from '../../src/browser/judge.js'
import { open, originsSent, reasons, redirect, script, sent, server } from './judged.js'
import { api, page, response } from './requests.js'

describe('redirects', () => {
  const other = 'https://other.example/'
  const home = `${page}/`

  it('are followed and checked one by one', () => {
    const judgement = judge(
      script(),
      server({ [api]: redirect('/2'), 'https://api.example/2': open }),
    )
    expect(judgement.verdict).toBe('allowed')
    expect(reasons(judgement).filter((reason) => reason === 'any-origin-allowed')).toHaveLength(2)
    expect(originsSent(judgement)).toEqual([page, page])
  })

  it('are not followed if the redirect itself fails the CORS check', () => {
    const judgement = judge(script(), () => response([['Location', other]], 302))
    expect(judgement.verdict).toBe('blocked')
    expect(sent(judgement)).toEqual([`GET ${api}`])
    expect(reasons(judgement).at(-1)).toBe('allow-origin-missing')
  })

  it('are not followed for a preflight', () => {
    const judgement = judge(script({ method: 'PUT' }), () => redirect('/2'))
    expect(judgement.verdict).toBe('blocked')
    expect(sent(judgement)).toEqual([`OPTIONS ${api}`])
    expect(reasons(judgement)).toContain('status-redirect')
  })

  it('each get their own preflight', () => {
    const routes = { [api]: redirect(other, 307), [other]: open }
    const judgement = judge(script({ method: 'PUT' }), server(routes))
    expect(judgement.verdict).toBe('allowed')
    expect(sent(judgement)).toEqual([
      `OPTIONS ${api}`,
      `PUT ${api}`,
      `OPTIONS ${other}`,
      `PUT ${other}`,
    ])
    expect(originsSent(judgement)).toEqual([page, page, 'null', 'null'])
  })

  it('get no preflight if the method and headers no longer need one', () => {
    const routes = { [api]: redirect(other, 303), [other]: open }
    const headers = [['Content-Type', 'application/json']] as const
    const judgement = judge(script({ method: 'PUT', headers }), server(routes))
    expect(sent(judgement)).toEqual([`OPTIONS ${api}`, `PUT ${api}`, `GET ${other}`])
  })

  it('keep the use-CORS-preflight flag', () => {
    const routes = { [api]: redirect(other, 303), [other]: open }
    const judgement = judge(script({ method: 'POST', body: 'stream' }), server(routes))
    expect(judgement.verdict).toBe('allowed')
    expect(sent(judgement).at(-2)).toBe(`OPTIONS ${other}`)
  })

  it('drop Authorization, so the server need not allow it', () => {
    const routes = { [api]: redirect(other), [other]: open }
    const headers = [['Authorization', 'x']] as const
    const judgement = judge(script({ headers }), server(routes))
    expect(sent(judgement)).toEqual([`OPTIONS ${api}`, `GET ${api}`, `GET ${other}`])
  })

  it.each([
    ['out', [home, api], [undefined, page]],
    ['back to the own origin', [api, home], [page, 'null']],
    ['to a third origin', [api, other], [page, 'null']],
    ['away, back and away again', [api, home, api], [page, 'null', 'null']],
  ])('%s: send these origins', (_title, urls, origins) => {
    const answers = [...urls.slice(1).map((url) => redirect(url)), open]
    const judgement = judge(script({ url: urls[0] ?? '' }), () => answers.shift())
    expect(judgement.verdict).toBe('allowed')
    expect(originsSent(judgement)).toEqual(origins)
  })

  it('back to the own origin are checked too', () => {
    const routes = { [api]: redirect(home), [home]: response([]) }
    const judgement = judge(script(), server(routes))
    expect(reasons(judgement).slice(-3)).toEqual([
      'back-from-another-origin',
      'preflight-not-needed',
      'allow-origin-missing',
    ])
  })

  it('stop after 20', () => {
    const judgement = judge(script(), () => redirect('/again'))
    expect(judgement.verdict).toBe('blocked')
    expect(judgement.exchanges).toHaveLength(21)
    expect(reasons(judgement).at(-1)).toBe('redirect-limit')
    expect(judgement).not.toHaveProperty('needed')
  })
})
