import { createCard } from './card.js'
import { element, find } from './dom.js'

const playground = await (await fetch('/playground.json')).json()

find(document, '#origin').textContent = location.origin
find(document, '#api').textContent = playground.api
find(document, '#mistake-code').textContent = playground.mistake.code
find(document, '#mistake-message').textContent = playground.mistake.message

for (const host of playground.hosts) {
  const address = new URL(location.href)
  address.hostname = host
  const link = element('a', '', [address.origin])
  link.setAttribute('href', address.href)
  if (host === location.hostname) link.setAttribute('aria-current', 'page')
  find(document, '#origins').append(element('li', '', [link]))
}

const cards = playground.scenarios.map((/** @type {import('./request.js').Scenario} */ scenario) =>
  createCard(scenario, playground.api),
)
const summary = find(document, '#summary')

for (const { card, run, again, title } of cards) {
  find(document, '#scenarios').append(card)
  again.addEventListener('click', async () => {
    summary.textContent = `${title}: ${await run()}.`
  })
}

async function sendAll() {
  summary.textContent = 'Sending …'
  const counts = { allowed: 0, blocked: 0, unknown: 0 }
  for (const { run } of cards) counts[/** @type {keyof typeof counts} */ (await run())] += 1
  summary.textContent =
    `${cards.length} requests: ${counts.allowed} allowed, ${counts.blocked} blocked` +
    (counts.unknown === 0 ? '.' : `, ${counts.unknown} without an answer.`)
}

find(document, '#send-all').addEventListener('click', sendAll)
await sendAll()
