import { describe, expect, it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { problemsOf } from '../../refusals/problems.js'

const { raw } = String

const chrome = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
const uuid = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'

describe('with credentials, a regular expression for every extension is rejected:', () => {
  it.each([
    [raw`^chrome-extension:\/\/.*$`, chrome],
    [raw`^chrome-extension:\/\/[a-p]{32}$`, chrome],
    [raw`^chrome-extension:\/\/\w+$`, chrome],
    [raw`^chrome-extension:\/\/[^/]+$`, chrome],
    [raw`^chrome-extension:\/\/[a-z]{32}$`, chrome],
    [raw`^chrome-extension:\/\/(?:abc|[a-p]+)$`, chrome],
    [raw`^chrome-extension:\/\/b[a-p]{31}$`, 'chrome-extension://beeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'],
    [raw`^moz-extension:\/\/.+$`, `moz-extension://${uuid}`],
    [raw`^moz-extension:\/\/[a-f0-9-]{36}$`, `moz-extension://${uuid}`],
    [raw`^moz-extension:\/\/\S*$`, `moz-extension://${uuid}`],
    [raw`^safari-web-extension:\/\/.*$`, `safari-web-extension://${uuid}`],
    [raw`^(?:chrome|moz)-extension:\/\/[\w-]+$`, chrome],
    [raw`^[a-z-]+-extension:\/\/.*$`, chrome],
  ])('%s', (source, origin) => {
    const [finding, ...others] = auditExpression(new RegExp(source), { credentials: true })
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: 'public-suffix', counterexample: origin })
    expect(auditExpression(new RegExp(source), { credentials: false })).toEqual([])
    const waived = { publicSuffixes: true }
    const options = { credentials: true, dangerously: waived }
    expect(auditExpression(new RegExp(source), options)).toEqual([])
  })

  it('with a message that says that anyone can publish one', () => {
    const [problem] = problemsOf({ origin: /^chrome-extension:\/\/.*$/, credentials: true })
    expect(problem?.code).toBe('expression-public-suffix')
    expect(problem?.message).toContain('extensions that anyone can publish')
  })
})

describe('with credentials, a regular expression for one extension is accepted:', () => {
  it.each([
    raw`^chrome-extension:\/\/aapbbdbdomjkkjkaonfhkkikfgjllcle$`,
    raw`^(?:chrome|moz)-extension:\/\/(?:aapbbdbdomjkkjkaonfhkkikfgjllcle|${uuid})$`,
    raw`^moz-extension:\/\/${uuid}$`,
    raw`^.+:\/\/localhost$`,
    raw`^https:\/\/chrome-extension\.[a-z]+\.example\.com$`,
  ])('%s', (source) => {
    const options = { credentials: true, dangerously: { insecureOrigins: true } }
    expect(auditExpression(new RegExp(source), options)).toEqual([])
  })
})
