import { element, find, headerList } from './dom.js'
import { askServer, callOf, send } from './request.js'

/** @typedef {import('./request.js').Scenario} Scenario */
/** @typedef {import('./request.js').Exchange} Exchange */
/** @typedef {import('./request.js').Outcome} Outcome */

const verdicts = { allowed: 'Allowed', blocked: 'Blocked', unknown: 'No answer' }

/**
 * A card for a scenario.
 *
 * @param {Scenario} scenario
 * @param {string} api the API's origin
 */
export function createCard(scenario, api) {
  const template = find(document, '#scenario')
  if (!(template instanceof HTMLTemplateElement)) throw new Error('#scenario is no template.')
  const content = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
  const card = find(content, 'article')
  const address = api + scenario.path

  const heading = find(card, 'h2')
  heading.id = `title-${scenario.id}`
  heading.textContent = scenario.title
  card.setAttribute('aria-labelledby', heading.id)
  find(card, '.about').textContent = scenario.about
  find(card, '.again').setAttribute('aria-describedby', heading.id)
  find(card, '.policy pre').textContent = scenario.code
  find(card, '.call pre').textContent = callOf(address, scenario.init)

  /** Sends the request, and shows what came of it. @returns {Promise<keyof typeof verdicts>} */
  const run = async () => {
    card.setAttribute('aria-busy', 'true')
    const [outcome, sent] = await Promise.all([
      send(address, scenario.init),
      askServer(scenario).catch(() => undefined),
    ])
    // Where the server is gone, a failure of `fetch` says nothing about CORS.
    const verdict = sent === undefined ? 'unknown' : outcome.kind
    const mark = find(card, '.verdict')
    mark.dataset.outcome = verdict
    mark.textContent = verdicts[verdict]
    find(card, '.sent .body').replaceChildren(...describeSent(sent, scenario))
    find(card, '.outcome .body').replaceChildren(...describeOutcome(outcome))
    card.removeAttribute('aria-busy')
    return verdict
  }
  return { card, run, again: find(card, '.again'), title: scenario.title }
}

/** @param {Exchange[] | undefined} exchanges @param {Scenario} scenario */
function describeSent(exchanges, { init }) {
  if (exchanges === undefined) {
    return [element('p', '', ['The playground does not answer. Does it still run?'])]
  }
  const { method = 'GET' } = init
  const shown = exchanges.map(({ method: used, path, asked, status, headers }) =>
    element('div', 'exchange', [
      element('p', 'line', [`${used} ${path}`]),
      headerList(asked, 'asked'),
      element('p', 'line', [`→ ${status}`]),
      headerList(headers, 'came'),
    ]),
  )
  return exchanges.at(-1)?.method === method
    ? shown
    : [...shown, element('p', 'note', [`The preflight does not pass: no ${method} follows.`])]
}

/** @param {Outcome} outcome */
function describeOutcome(outcome) {
  if (outcome.kind === 'blocked') {
    return [
      element('p', 'line', [outcome.error]),
      element('p', 'note', ['A script learns no more than this. The console says why.']),
    ]
  }
  return [
    element('p', 'line', [`→ ${outcome.status}`]),
    headerList(outcome.headers, 'came'),
    element('p', 'line payload', [outcome.body]),
  ]
}
