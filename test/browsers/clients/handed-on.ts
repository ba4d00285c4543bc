/** A response that a service worker hands on to axios. */
export interface HandedOn {
  readonly title: string
  readonly adapter: 'xhr' | 'fetch'
  /** By the standard, which of `ETag`, `X-Internal` and `X-Total-Count` the page can read: the last alone is exposed. */
  readonly expected: readonly string[]
  /** In engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, readonly string[]>>
}

export const handedOn: readonly HandedOn[] = [
  {
    title: 'that hands on what a page asks for over xhr',
    adapter: 'xhr',
    expected: ['x-total-count'],
    differing: { 'unexposed behind a worker': ['etag', 'x-total-count'] },
  },
  {
    title: 'that hands on what a page asks for over fetch',
    adapter: 'fetch',
    expected: ['x-total-count'],
  },
]
