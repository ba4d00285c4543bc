import fc from 'fast-check'
import { writeSync } from 'node:fs'
import { it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { expressions } from './arbitrary-expression.js'
const { raw } = String
const origins = ['a', 'b', 'ab', 'ba', 'a.', 'aab.', '-', 'a-', '1', 'x'].flatMap((unit) =>
  ['', '!', '.example.com', '.example.co', 'b'].map(
    (end) => `https://${unit.repeat(300)}`.slice(0, 326 - end.length) + end,
  ),
)
it('x', { timeout: 500_000 }, () => {
  const openings = fc.constantFrom('(?:', '(?=', '(?!', '(?<=', '(?<!')
  const parts = fc.tuple(openings, expressions, fc.nat(20)).map(([o, b, t]) => `${o}${b})`.repeat(t))
  const sources = fc.tuple(expressions, parts, parts).map(([one, two, three]) => raw`^https:\/\/${one}${two}[a-z]+${three}\.example\.com$`)
  const end = Date.now() + Number(process.env.SECS) * 1000
  for (let n = 0; Date.now() < end; n++) {
    for (const source of fc.sample(sources, 20)) {
      let t = performance.now()
      const f = auditExpression(new RegExp(source), { credentials: false })
      const at = performance.now() - t
      if (at > 300) writeSync(2, `\nAUDIT ${at.toFixed(0)} ${f.map(x=>x.kind)} ${source}\n`)
      if (f.some(({ kind }) => kind === 'backtracking' || kind === 'too-complex')) continue
      t = performance.now()
      const e = new RegExp(source)
      for (const o of origins) {
        const t1 = performance.now()
        e.test(o)
        const d = performance.now() - t1
        if (d > 60) writeSync(2, `\nRUN ${d.toFixed(0)} ${source} ON ${o}\n`)
      }
    }
  }
})
