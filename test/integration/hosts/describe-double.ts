import type { CorsMiddleware } from 'allow-origin'
import { asynchronous, describeHost, synchronous } from './describe-host.js'
import type { Host, HostRequest, HostResponse } from './host.js'

type Send = (request: HostRequest) => Promise<HostResponse>

/** For hosts that do not listen on a port. */
export function describeDouble(
  host: Pick<Host, 'name' | 'variant' | 'packages'>,
  sender: (middleware: CorsMiddleware, reached: () => void) => Send,
): void {
  for (const policy of [synchronous, asynchronous]) {
    describeHost(
      {
        ...host,
        variant: [host.variant, policy.title].filter(Boolean).join(', '),
        section: 'Test doubles',
        start: (middleware, reached) =>
          Promise.resolve({ send: sender(middleware, reached), close: () => Promise.resolve() }),
      },
      policy.middleware,
    )
  }
}
