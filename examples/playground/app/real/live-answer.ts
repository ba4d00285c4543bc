import { signal } from '@preact/signals'
import type { Explanation } from 'allow-origin'
import type { Case } from '../state.js'

/** What your own server responded to the request of a case, judged as `allow-origin check` does. */
export type LiveAnswer = { readonly of: Case } & (
  | {
      readonly kind: 'judged'
      readonly explanation: Explanation
      readonly notes: readonly string[]
    }
  | { readonly kind: 'failed'; readonly why: string }
)

/** The latest one. It may be of an earlier case. */
export const liveAnswer = signal<LiveAnswer | undefined>(undefined)

/** Whether a URL is on this machine. The playground asks no other server. */
export const isLoopback = (url: string): boolean =>
  /^https?:\/\/(?:127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)*localhost)(?::\d+)?(?:[/?]|$)/i.test(url)
