/* eslint-disable -- regular expressions as people write them, mistakes included */
import type { UnsoundExpression } from './unsound-expression.js'

/** Regular expressions that can stall the server, cannot be audited, or accept nothing. */
export const unusableExpressions: readonly UnsoundExpression[] = [
  [
    /^https:\/\/a\.example$|^https:\/\/(a+)+\.example$/,
    [['backtracking']],
    /^(?:https:\/\/a\.example|https:\/\/(a)+\.example)$/,
  ],
  [/^https:\/\/(\w+\.?)+example\.com$/, [['backtracking']], /^https:\/\/(\w+\.)+example\.com$/],
  [
    /^https:\/\/([a-z]+\.?)*example\.com$/,
    [['backtracking']],
    /^https:\/\/([a-z]+\.)*example\.com$/,
  ],
  [/^https:\/\/(a+)+\.example\.com$/, [['backtracking']], /^https:\/\/(a)+\.example\.com$/],
  [/^https:\/\/([a-z]+)*\.example\.com$/, [['backtracking']], /^https:\/\/([a-z])*\.example\.com$/],
  [/^https:\/\/(.*)*\.example\.com$/, [['backtracking']], /^https:\/\/(.)*\.example\.com$/],
  [/^https:\/\/(?:[a-z0-9]+-?)*\.example\.com$/, [['backtracking']]],
  [/^https:\/\/.*.*.*\.example\.com$/, [['backtracking']], /^https:\/\/.*\.example\.com$/],
  [
    /^https:\/\/(.+\.)+example\.com$/,
    [['backtracking']],
    /^https:\/\/([a-z0-9-]+\.)+example\.com$/,
  ],
  [/^https:\/\/(?:a?){40}a{40}\.example\.com$/, [['backtracking']]],
  [/^https:\/\/(?=(?:a|a)*b)[a-z]+\.example\.com$/, [['backtracking']]],
  [/^https:\/\/(\w+)\.\1\.example\.com$/, [['too-complex']]],
  [/^https:\/\/(?<x>\w+)\.\k<x>\.example\.com$/, [['too-complex']]],
  [
    new RegExp(`^https:\\/\\/[a-z]+(?<=b${'(?:a|a)'.repeat(18)})\\.example\\.com$`),
    [['backtracking']],
  ],
  [/^app:\/\/([A-Z]+)+$/, [['backtracking']], /^app:\/\/([A-Z])+$/],
  [new RegExp(`^x[^a]${'(?:^||)'.repeat(17)}[a-z]+\\.example\\.com$`), [['backtracking']]],
  [new RegExp(`^https:\\/\\/x${'(?:a?|)'.repeat(14)}\\.example\\.com$`), [['backtracking']]],
  [/^app:\/\/(?:[!~]|[^/])*\.$/, [['backtracking']]],
  [/^https:\/\/Example\.com$/, [['matches-nothing']], /^https:\/\/example\.com$/],
  [/^https:\/\/example\.com\/$/, [['matches-nothing']], /^https:\/\/example\.com$/],
  [/^example\.com$/, [['matches-nothing']], /^https:\/\/example\.com$/],
  [/^https:\/\/example\.com:443$/, [['matches-nothing']], /^https:\/\/example\.com$/],
  [/^https:\/\/\*\.example\.com$/, [['matches-nothing']]],
  [/^https:\/\/example\.com$|^null$/, [['matches-nothing']], /^https:\/\/example\.com$/],
  [/^https:\/\/example\.com\/.*$/, [['matches-nothing']], /^https:\/\/example\.com$/],
  [/^wss?:\/\/example\.com$/, [['matches-nothing']], /^https?:\/\/example\.com$/],
  [/^https:\/\/example~\.com$/, [['matches-nothing']]],
  [/^file:\/\/.*$/, [['matches-nothing']]],
  [/localhost:\\d+$/, [['matches-nothing']], 'http://localhost:*'],
  [/^https:\/\/app\\.example\\.com$/, [['matches-nothing']], /^https:\/\/app\.example\.com$/],
  [/^$/, [['matches-nothing']]],
]
