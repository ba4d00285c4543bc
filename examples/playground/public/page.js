import { checkPolicy, startRun, whatArrived } from './ask.js'
import { element, find } from './dom.js'
import { draw } from './draw.js'
import { Editor } from './editor.js'
import { movesOf } from './moves.js'
import { showPreset } from './preset-list.js'
import { mistakes, own } from './presets.js'
import { firstApply, showProblems } from './problems.js'
import { focusProblem, readForm, writeRequest, writtenRequest } from './request-form.js'
import { sendFrom } from './sender.js'
import { addressOf, readAddress } from './state.js'
import * as verdict from './verdict.js'

const exchange = find('#exchange', HTMLElement)
const moves = find('#moves', HTMLElement)
const undo = find('#undo', HTMLButtonElement)
const form = find('#form', HTMLFormElement)

/** Earlier texts of the policy, before a button changed them. The newest is last. @type {string[]} */
let earlier = []
/** The response header that the script of the chosen preset reads. @type {string | undefined} */
let reads

/** Count the checks and the requests, so replies to older ones can be ignored. */
let checks = 0
let sends = 0
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause

const editor = new Editor(
  find('#policy', HTMLTextAreaElement),
  find('#policy-copy', HTMLElement),
  () => {
    clearTimeout(pause)
    pause = setTimeout(check, 200)
  },
)

/** Checks the text in the editor. @returns whether the policy is valid, or `undefined` if there was a newer check */
async function check() {
  checks += 1
  const mine = checks
  const { text } = editor
  const checked = await checkPolicy(text).catch(unreachable)
  if (checked === undefined || mine !== checks) return undefined
  showChecked(checked, text)
  return checked.starts
}

/** @param {{ starts: true } | import('./ask.js').Refused} checked @param {string} text the text that was checked */
function showChecked(checked, text) {
  editor.mark(checked.starts ? [] : checked.problems)
  showProblems(checked, {
    show: (problem) => editor.select(problem),
    apply: async (fixed) => {
      // Otherwise, what you typed since then would be lost.
      if (editor.text === text) change(fixed)
      if (await check()) return sendAndFocus()
      verdict.setStale(true)
      firstApply()?.focus()
    },
  })
}

/** @param {unknown} error */
function unreachable(error) {
  // `fetch` rejects with a `TypeError` if the server cannot be reached.
  const isGone = error instanceof TypeError
  verdict.showUnknown(
    isGone ? 'The playground does not respond. Is it still running?' : String(error),
  )
  exchange.hidden = true
}

/** @param {string} text */
function change(text) {
  if (text === editor.text) return
  earlier.push(editor.text)
  undo.hidden = false
  editor.change(text)
}

/** The address for what the page shows now. */
const currentAddress = () => addressOf({ policy: editor.text, ...writtenRequest() })

/** Starts the server with the policy, sends the request from the page, and shows the result. */
async function send() {
  clearTimeout(pause)
  const request = readForm()
  if (request === undefined) {
    verdict.showNotSent()
    exchange.hidden = true
    return focusProblem()
  }
  const address = currentAddress()
  checks += 1
  sends += 1
  const mine = sends
  const { text } = editor
  verdict.showWaiting()
  exchange.ariaBusy = 'true'
  try {
    const started = await startRun({ text, ...request })
    if (mine !== sends) return
    showChecked(started, text)
    exchange.hidden = !started.starts
    if (!started.starts) return verdict.showRefused()

    const outcome = await sendFrom(request.origin, { url: started.url, ...request })
    const arrived = await whatArrived(started.id)
    if (mine !== sends) return
    showRun({ ...started, request, outcome, arrived }, started)
    verdict.setStale(currentAddress() !== address)
  } catch (error) {
    if (mine === sends) unreachable(error)
  } finally {
    if (mine === sends) exchange.ariaBusy = 'false'
  }
}

/** @param {import('./moves.js').Run} run @param {import('./ask.js').Started} started */
function showRun(run, started) {
  const { exposed } = started
  /** @param {string} text */
  const changeAndSend = async (text) => {
    change(text)
    await sendAndFocus()
  }
  verdict.showRun(run, started, reads, {
    change: changeAndSend,
    ask: async (request) => {
      writeRequest({ ...writtenRequest(), ...request })
      await sendAndFocus()
    },
  })
  const expose = exposed && { name: exposed.name, expose: () => changeAndSend(exposed.text) }
  moves.replaceChildren(...draw(movesOf(run), expose ?? undefined))
  name('#page-origin', run.request.origin)
  name('#server-origin', new URL(run.url).origin)
}

/** Shows an origin. A line break is allowed after its scheme. @param {string} selector @param {string} origin */
function name(selector, origin) {
  const [scheme, ...rest] = origin.split(/(?<=\/\/)/)
  find(selector, HTMLElement).replaceChildren(scheme ?? '', element('wbr', ''), ...rest)
}

/** Sends the request and moves the focus to the verdict, because the button that had it disappears. */
async function sendAndFocus() {
  await send()
  if (readForm() !== undefined) verdict.focusVerdict()
}

/** Loads the policy and the request from the address, and sends the request. */
async function load() {
  const asked = readAddress()
  const preset = [...mistakes, own].find(({ id }) => id === asked.id)
  showPreset(preset)
  reads = preset?.reads
  earlier = []
  undo.hidden = true
  editor.text = asked.policy
  writeRequest(asked)
  await send()
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const address = currentAddress()
  if (address !== addressOf(readAddress())) history.replaceState(null, '', address)
  await send()
})
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
})
form.addEventListener('input', () => verdict.setStale(true))
undo.addEventListener('click', async () => {
  const text = earlier.pop()
  undo.hidden = earlier.length === 0
  if (text === undefined) return
  editor.change(text)
  await sendAndFocus()
})
addEventListener('hashchange', load)
await load()
