import type { BrowserRequest } from '../../src/browser/browser-request.js'
import { checkPreflight } from '../../src/browser/preflight-check.js'
import type { Step } from '../../src/browser/step.js'
import type { Header, HeaderList } from '../../src/protocol/header-list.js'
import { page, request, response } from './requests.js'

const shared: HeaderList = [
  ['Access-Control-Allow-Origin', page],
  ['Access-Control-Allow-Credentials', 'true'],
]

const header = (name: string, value: string | null): readonly Header[] =>
  value === null ? [] : [[name, value]]

/** Checks a preflight whose response allows the origin, with these lists of methods and headers unless `null`. */
export const check = (
  changes: Partial<BrowserRequest>,
  methods: string | null,
  headers: string | null,
  status = 204,
): readonly Step[] =>
  checkPreflight(
    request(changes),
    response(
      [
        ...shared,
        ...header('Access-Control-Allow-Methods', methods),
        ...header('Access-Control-Allow-Headers', headers),
      ],
      status,
    ),
  )

/** The failed step, or the last one before `Access-Control-Max-Age`. */
export const decisive = (steps: readonly Step[]): Step | undefined =>
  steps.find(({ outcome }) => outcome === 'fail') ?? steps.at(-2)
