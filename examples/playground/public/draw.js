import { button, element, mark } from './dom.js'

/** @typedef {import('./moves.js').Move} Move */
/** @typedef {import('./ask.js').Header} Header */
/** @typedef {import('./ask.js').Step} Step */

/**
 * Draws the moves in order: from the page through the browser to the server, and back.
 *
 * @param {readonly Move[]} moves
 * @param {{ name: string, expose: () => void } | undefined} exposable a header that the policy could expose to the script
 */
export const draw = (moves, exposable) =>
  moves.map((move, index) => {
    const drawn = drawOne(move, exposable)
    drawn.style.setProperty('--nth', String(index))
    return drawn
  })

/** @param {Move} move @param {Parameters<typeof draw>[1]} exposable */
function drawOne(move, exposable) {
  switch (move.kind) {
    case 'call':
      return arrow('page-browser', 'sent', 'The script calls', call(move))
    case 'steps':
      return steps(move)
    case 'request': {
      const { arrived, isPreflight, own } = move
      const who = isPreflight ? 'The browser asks first' : 'The browser sends the request'
      return arrow(
        'browser-server',
        'sent',
        who,
        `${arrived.method} ${arrived.path}`,
        requestHeaders(arrived.headers, own),
      )
    }
    case 'answer': {
      const isRefused = move.steps.some(({ outcome }) => outcome === 'fail')
      const tone = isRefused ? 'fail' : 'pass'
      const status = `${move.status} ${move.reason}`
      return arrow('server-browser', tone, 'The server responds', status, answerHeaders(move))
    }
    case 'not-sent':
      return arrow(
        'browser-server',
        'none',
        'Never sent',
        move.method,
        element('p', '', move.sentence),
      )
    case 'result':
      return result(move, exposable)
  }
}

/**
 * @param {'page-browser' | 'browser-server' | 'server-browser' | 'browser-page'} way
 * @param {'sent' | 'pass' | 'fail' | 'none'} tone
 * @param {string} who
 * @param {string | Node} what
 * @param {HTMLElement | null} detail
 */
function arrow(way, tone, who, what, detail = null) {
  const line = element('span', 'arrow')
  line.ariaHidden = 'true'
  const label = element(
    'p',
    'label',
    element('span', 'who', who),
    ' ',
    element('code', 'what', what),
  )
  const made = element('li', `move ${way} ${tone}`, label, line)
  if (detail) made.append(element('div', 'detail', detail))
  return made
}

/** The call as you would write it. @param {Extract<Move, { kind: 'call' }>} move */
function call({ url, request: { method, headers, credentials } }) {
  const { origin, pathname } = new URL(url)
  const members = [
    method === 'GET' ? '' : `  method: ${quote(method)},\n`,
    headers.length === 0 ? '' : `  headers: {\n${headers.map(headerMember).join('')}  },\n`,
    credentials ? "  credentials: 'include',\n" : '',
  ].join('')
  const address = quote(origin + pathname)
  return members === '' ? `fetch(${address})` : `fetch(${address}, {\n${members}})`
}

/** @param {Header} header */
const headerMember = ([name, value]) => `    ${quote(name)}: ${quote(value)},\n`

/** @param {string} text */
const quote = (text) => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

/** @param {Extract<Move, { kind: 'steps' }>} move */
function steps({ title, steps }) {
  const items = steps.map(({ outcome, sentence, line, section }) => {
    const made = element('li', outcome, mark(outcome), element('p', '', sentence))
    if (line !== null) made.append(element('code', 'line', line))
    if (outcome === 'fail') {
      const link = element('a', 'section', `Fetch standard, ${section.slice(1)}`)
      link.href = `https://fetch.spec.whatwg.org/${section}`
      made.append(link)
    }
    return made
  })
  return element('li', 'move checks', element('p', 'who', title), element('ul', 'steps', ...items))
}

/** @param {readonly Header[]} headers @param {ReadonlySet<string>} own */
function requestHeaders(headers, own) {
  const isOwn = (/** @type {Header} */ [name]) => own.has(name.toLowerCase())
  const others = headers.filter((header) => !isOwn(header))
  const more = element(
    'details',
    '',
    element('summary', '', `${others.length} other headers`),
    list(others),
  )
  return element('div', '', list(headers.filter(isOwn)), more)
}

/** Marks the headers that decided something, and the ones that are missing. @param {Extract<Move, { kind: 'answer' }>} move */
function answerHeaders({ headers, steps }) {
  const lines = headers.map(([name, value]) => ({ name, value, line: `${name}: ${value}` }))
  const missing = steps.flatMap(({ line, outcome }) =>
    line?.startsWith('no ') && outcome === 'fail'
      ? [element('li', 'fail', mark('fail'), element('span', 'name', line))]
      : [],
  )
  const items = lines.map(({ name, value, line }) => {
    const deciding = steps.filter((step) => step.line?.toLowerCase() === line.toLowerCase())
    const [step] = [...deciding.filter(({ outcome }) => outcome === 'fail'), ...deciding]
    return element(
      'li',
      step?.outcome ?? '',
      step ? mark(step.outcome) : null,
      element('span', 'name', `${name}: `),
      value,
    )
  })
  return element('ul', 'headers', ...missing, ...items)
}

/** @param {readonly Header[]} headers */
const list = (headers) =>
  element(
    'ul',
    'headers',
    ...headers.map(([name, value]) =>
      element('li', '', element('span', 'name', `${name}: `), value),
    ),
  )

/** @param {Extract<Move, { kind: 'result' }>} move @param {Parameters<typeof draw>[1]} exposable */
function result({ outcome, sent }, exposable) {
  if (outcome.kind === 'error') {
    const says = element('p', '', 'A script never learns more than this, whatever the reason.')
    return arrow('browser-page', 'fail', 'The script gets an error', outcome.error, says)
  }
  const readable = new Map(outcome.headers)
  const items = sent.map(([name, value]) => {
    const isReadable = readable.has(name.toLowerCase())
    const made = element(
      'li',
      isReadable ? '' : 'unread',
      element('span', 'name', `${name}: `),
      isReadable ? value : 'null',
    )
    if (name.toLowerCase() === exposable?.name.toLowerCase()) {
      made.append(button('expose', 'Expose it', exposable.expose))
    }
    return made
  })
  const body = element('code', 'body', outcome.body)
  const detail = element(
    'div',
    '',
    body,
    element('p', 'who', 'response.headers.get(…)'),
    element('ul', 'headers', ...items),
  )
  return arrow(
    'browser-page',
    'pass',
    'The script gets the response',
    String(outcome.status),
    detail,
  )
}
