import { findSetup } from './setups.js'
import type { Case } from './state.js'

/** The server of a case as an Express app that you can paste. */
export function expressCode({ policy, setup }: Case): string {
  const code = findSetup(setup).code('options')
  const helpers = [
    'authenticate',
    'redirectToLogin',
    'respondToOptionsWith404',
    'sendItems',
  ].filter((name) => new RegExp(String.raw`\b${name}\b`).test(code))
  return [
    "import express from 'express'",
    "import { cors } from 'allow-origin'",
    ...(helpers.length === 0 ? [] : [`// Your own handlers: ${helpers.join(', ')}`]),
    '',
    'const app = express()',
    `const options = ${policy.trim()}`,
    '',
    code,
    'app.listen(3000)',
    '',
  ].join('\n')
}
