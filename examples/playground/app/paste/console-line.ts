import type { FormRequest, PastedConsole } from './pasted.js'
import { adviceFor } from './advice.js'
import { chromium } from './chromium-lines.js'
import type { Line } from './console-engine.js'
import { firefox } from './firefox-lines.js'
import { policyFor } from './policy-for.js'
import { webkit } from './webkit-lines.js'

/** Chromium first: its lines also have words of WebKit, which it descends from. */
const engines = [chromium, firefox, webkit]

/** Reads the line that a browser's console shows for a blocked request. Returns `undefined` if there is none. */
export function readConsole(text: string): PastedConsole | undefined {
  // Consoles wrap long lines, and some people copy the quotes as other characters.
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”]/g, '"')
  for (const { engine, isFrom, requestIn, lines } of engines) {
    if (!isFrom.test(line)) continue
    const found = lines
      .map((one) => ({ one, match: one.says.exec(line) }))
      .find(({ match }) => match)
    if (found?.match)
      return describe(found.one, found.match.groups ?? {}, engine, requestIn(line), line)
  }
  return undefined
}

function describe(
  { check, isPreflight: always = false }: Line,
  groups: Readonly<Partial<Record<string, string>>>,
  engine: PastedConsole['engine'],
  { url, origin = groups.origin }: { url?: string | undefined; origin?: string | undefined },
  line: string,
): PastedConsole {
  const { method, header, value = '', status } = groups
  const code = typeof check === 'function' ? check(groups) : check
  const isPreflight = always || line.includes('Response to preflight')
  const page = origin ?? madeUpPage(url)
  const request: Partial<FormRequest> = {
    origin: page,
    ...(url !== undefined && { url }),
    // Only a request that needs a preflight has one, and the line does not say why.
    ...(method !== undefined
      ? { method }
      : isPreflight && header === undefined
        ? { method: 'PUT' }
        : {}),
    ...(header !== undefined && { headers: [[header, 'x']] }),
    ...(code.includes('credentials') && { credentials: true }),
  }
  const failure = { check: code, isPreflight, method, header, value, status }
  const { sentence, notes } = adviceFor(failure, { origin, url })
  return {
    kind: 'console',
    engine,
    check: code,
    isPreflight,
    sentence,
    request,
    policy: policyFor(code, request),
    notes:
      origin === undefined
        ? [...notes, `The line does not name your page, so \`${page}\` is made up. Replace it.`]
        : notes,
  }
}

/** A page that may request the URL: a page on https may not request an http URL. */
const madeUpPage = (url = 'https:'): string =>
  url.startsWith('http:') ? 'http://localhost:5173' : 'https://app.example.com'
