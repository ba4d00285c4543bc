import { verdicts } from './playground-page.js'

/** What the playground says about a request that engines treat differently, by the name of the difference. */
interface DifferingVerdict {
  readonly title: string
  readonly expected: string
  readonly differing: Readonly<Record<string, string>>
}

export const authorizationUnderWildcard: DifferingVerdict = {
  title: 'the playground, `Authorization` under `*`',
  expected: verdicts.blocked,
  differing: { '`Authorization` under `*`': verdicts.allowed },
}
