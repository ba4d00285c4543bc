// The form adds a row, and the buttons remove one. The table shows which servers allow which origin, twice a second.

/** @typedef {{ server: string, tenants: { origin: string, isAllowed: boolean }[] }} Seen what one server says */
/** @typedef {{ message: string, suggestion?: string }} Problem */

/** @template {HTMLElement} Kind @param {string} id @param {new () => Kind} kind */
function find(id, kind) {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`The page has no #${id}.`)
  return element
}

const form = find('add', HTMLFormElement)
const input = find('origin', HTMLInputElement)
const problems = find('problems', HTMLElement)
const table = find('tenants', HTMLTableSectionElement)
const state = find('state', HTMLElement)

/** The origins that each server allows. Behind a proxy, each request may reach another server. @type {Map<string, Set<string>>} */
const servers = new Map()

/** @param {'POST' | 'DELETE'} method @param {string} origin */
async function send(method, origin) {
  const response = await fetch('tenants', {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ origin }),
  })
  if (response.ok) return []
  const { problems = [], error } = await response.json()
  return /** @type {Problem[]} */ (error === undefined ? problems : [{ message: error }])
}

/** @param {readonly Problem[]} found */
function showProblems(found) {
  input.ariaInvalid = String(found.length > 0)
  problems.replaceChildren(...found.map(toParagraph))
}

/** The message, and a button for the suggestion if it is a single origin. @param {Problem} problem */
function toParagraph({ message, suggestion = '' }) {
  const paragraph = document.createElement('p')
  paragraph.append(message, ' ')
  const [, origin] = /^'([^'\\]+)'$/.exec(suggestion) ?? []
  if (origin !== undefined) {
    paragraph.append(
      button(`Use ${origin}`, () => {
        input.value = origin
        showProblems([])
        input.focus()
      }),
    )
  }
  return paragraph
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

/** @param {Seen['tenants']} tenants */
function showTenants(tenants) {
  find('empty', HTMLElement).hidden = tenants.length > 0
  table.replaceChildren(
    ...tenants.map(({ origin }) => {
      const row = document.createElement('tr')
      row.insertCell().textContent = origin
      row.insertCell().append(
        ...[...servers].sort().map(([name, allowed]) => {
          const mark = document.createElement('span')
          mark.className = allowed.has(origin) ? 'server yes' : 'server no'
          mark.textContent = `${allowed.has(origin) ? '✓' : '…'} ${name}`
          return mark
        }),
      )
      const remove = button('Remove', () => void send('DELETE', origin).then(update))
      remove.ariaLabel = `Remove ${origin}`
      row.insertCell().append(remove)
      return row
    }),
  )
}

async function update() {
  try {
    const response = await fetch('tenants')
    const seen = await response.json()
    if (!response.ok) throw new Error(seen.error)
    const { server, tenants } = /** @type {Seen} */ (seen)
    servers.set(
      server,
      new Set(tenants.filter(({ isAllowed }) => isAllowed).map(({ origin }) => origin)),
    )
    const before = document.activeElement?.getAttribute('aria-label')
    showTenants(tenants)
    // Keyboard users keep their place, although the rows are new.
    for (const one of before ? table.querySelectorAll('button') : []) {
      if (one.ariaLabel === before) one.focus()
    }
    state.textContent = ''
  } catch (error) {
    state.textContent = `${error instanceof Error ? error.message : error}`
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const found = await send('POST', input.value.trim())
  showProblems(found)
  if (found.length > 0) return
  form.reset()
  await update()
})

await update()
setInterval(update, 500)
