/** A response that a service worker passes to axios. */
export interface HandedOn {
  readonly title: string
  readonly adapter: 'xhr' | 'fetch'
  /** Which of `ETag`, `X-Internal` and `X-Total-Count` the page can read by the standard. Only the last is exposed. */
  readonly expected: readonly string[]
  /** The same in engines that differ, by the name of the difference. */
  readonly differing?: Readonly<Record<string, readonly string[]>>
}

export const handedOn: readonly HandedOn[] = [
  {
    title: 'that forwards requests of a page over xhr',
    adapter: 'xhr',
    expected: ['x-total-count'],
    differing: { 'unexposed behind a worker': ['etag', 'x-total-count'] },
  },
  {
    title: 'that forwards requests of a page over fetch',
    adapter: 'fetch',
    expected: ['x-total-count'],
  },
]
