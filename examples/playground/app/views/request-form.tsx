import type { VNode } from 'preact'
import { brokenLine, mode } from '../judged.js'
import { origins } from '../place.js'
import { isLoopback } from '../real/live-answer.js'
import { setups } from '../setups.js'
import { current, edit, type } from '../state.js'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const modes = {
  real: 'your browser sends it',
  explain: 'from any page, explained without sending it',
  server: 'to your server',
  response: 'with the response that you pasted',
  line: 'as the line that you pasted says',
}

/** Turns off what phones and browsers do to prose. */
const plain = { spellcheck: false, autocapitalize: 'off', autocomplete: 'off' } as const

/** The request, and what runs around `cors()` on the server that gets it. */
export function RequestForm(): VNode {
  const { origin, method, url, setup, headers, credentials, reads, live } = current.value
  return (
    <section class="panel" aria-labelledby="request-title">
      <div class="panel-head">
        <h3 id="request-title">Request</h3>
        <p>{modes[mode.value]}</p>
      </div>
      <div class="fields">
        <div class="field">
          <label for="origin">Origin of the page</label>
          <input
            id="origin"
            type="text"
            list="origins"
            {...plain}
            value={origin}
            onInput={({ currentTarget }) => {
              type({ origin: currentTarget.value }, 'origin')
            }}
          />
          <datalist id="origins">
            {origins.map((value) => (
              <option value={value}>{value === 'null' ? 'a file or a sandboxed frame' : ''}</option>
            ))}
          </datalist>
        </div>
        <div class="field narrow">
          <label for="method">Method</label>
          <select
            id="method"
            value={method}
            onChange={({ currentTarget }) => {
              edit({ method: currentTarget.value })
            }}
          >
            {[...new Set([...methods, 'TRACE', 'patch', method])].map((value) => (
              <option value={value}>{value === 'patch' ? 'patch (lowercase)' : value}</option>
            ))}
          </select>
        </div>
        <div class="field whole">
          <label for="headers">
            Headers <span>one per line</span>
          </label>
          <textarea
            id="headers"
            rows={2}
            placeholder="Name: value"
            {...plain}
            aria-invalid={brokenLine.value !== undefined}
            value={headers}
            onInput={({ currentTarget }) => {
              type({ headers: currentTarget.value }, 'headers')
            }}
          />
        </div>
        <label class="check whole">
          <input
            id="credentials"
            type="checkbox"
            checked={credentials}
            onChange={({ currentTarget }) => {
              edit({ credentials: currentTarget.checked })
            }}
          />
          <span>
            With credentials <code>credentials: 'include'</code>
          </span>
        </label>
        <div class="field">
          <label for="setup">On the server</label>
          <select
            id="setup"
            value={setup}
            onChange={({ currentTarget }) => {
              edit({ setup: currentTarget.value })
            }}
          >
            {setups.map(({ id, title }) => (
              <option value={id}>{title}</option>
            ))}
          </select>
        </div>
        <div class="field narrow">
          <label for="reads">Header it reads</label>
          <input
            id="reads"
            type="text"
            {...plain}
            value={reads}
            onInput={({ currentTarget }) => {
              type({ reads: currentTarget.value }, 'reads')
            }}
          />
        </div>
        <div class="field whole">
          <label for="url">
            URL <span>optional</span>
          </label>
          <input
            id="url"
            type="text"
            inputmode="url"
            placeholder={
              mode.value === 'real' ? 'the playground’s API' : 'https://api.example.com/items'
            }
            {...plain}
            value={url}
            onInput={({ currentTarget }) => {
              type({ url: currentTarget.value }, 'url')
            }}
          />
        </div>
        {!IS_STATIC && isLoopback(url.trim()) && (
          <label class="check whole">
            <input
              id="live"
              type="checkbox"
              checked={live}
              onChange={({ currentTarget }) => {
                edit({ live: currentTarget.checked })
              }}
            />
            <span>
              Ask this server, as <code>allow-origin check</code> does
            </span>
          </label>
        )}
      </div>
    </section>
  )
}
