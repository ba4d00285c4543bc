/** A request from axios. Over `fetch`, axios sets its own `User-Agent`. */
export interface UserAgentRequest {
  readonly title: string
  readonly adapter: 'xhr' | 'fetch'
  readonly allowedHeaders: string[]
  /** The outcome by the standard. */
  readonly expected: 'allowed' | 'blocked'
  /** The same in engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, UserAgentRequest['expected']>>
}

export const userAgentRequests: readonly UserAgentRequest[] = [
  {
    title: 'over xhr, if no header is allowed',
    adapter: 'xhr',
    allowedHeaders: [],
    expected: 'allowed',
  },
  {
    title: 'over fetch, if no header is allowed',
    adapter: 'fetch',
    allowedHeaders: [],
    expected: 'blocked',
    differing: { 'no `User-Agent`': 'allowed' },
  },
  {
    title: 'over fetch, if `User-Agent` is allowed',
    adapter: 'fetch',
    allowedHeaders: ['User-Agent'],
    expected: 'allowed',
  },
]
