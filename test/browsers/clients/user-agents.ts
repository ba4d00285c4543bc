/** A request of axios, which names itself in `User-Agent` over `fetch`. */
export interface UserAgentRequest {
  readonly title: string
  readonly adapter: 'xhr' | 'fetch'
  readonly allowedHeaders: string[]
  /** By the standard. */
  readonly expected: 'allowed' | 'blocked'
  /** In engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, UserAgentRequest['expected']>>
}

export const userAgentRequests: readonly UserAgentRequest[] = [
  {
    title: 'over xhr, where no header is allowed',
    adapter: 'xhr',
    allowedHeaders: [],
    expected: 'allowed',
  },
  {
    title: 'over fetch, where no header is allowed',
    adapter: 'fetch',
    allowedHeaders: [],
    expected: 'blocked',
    differing: { 'no `User-Agent`': 'allowed' },
  },
  {
    title: 'over fetch, where `User-Agent` is allowed',
    adapter: 'fetch',
    allowedHeaders: ['User-Agent'],
    expected: 'allowed',
  },
]
