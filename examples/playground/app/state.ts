import { signal } from '@preact/signals'

/** Everything that you can change on the page. The rest is calculated from it. */
export interface Case {
  /** The options, as text. */
  readonly policy: string
  /** What runs around `cors()` on the server: a name of `setups`. */
  readonly setup: string
  readonly origin: string
  /** Empty for the playground's own API. */
  readonly url: string
  readonly method: string
  /** One per line. */
  readonly headers: string
  readonly credentials: boolean
  /** The response header that the script reads, or an empty string. */
  readonly reads: string
  /** Values of environment variables that the policy reads, by name. */
  readonly variables: Readonly<Record<string, string>>
}

export const current = signal<Case>({
  policy: "{\n  origin: '*',\n}",
  setup: 'first',
  origin: 'https://app.example.com',
  url: '',
  method: 'GET',
  headers: '',
  credentials: true,
  reads: '',
  variables: {},
})
