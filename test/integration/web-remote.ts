import { overHttp1 } from './exchange.js'
import { everyPath, usualStatuses, type Framework, type Running } from './framework.js'
import type { FetchMiddleware } from 'allow-origin/fetch'
import { webCaseGroups } from './web-case-groups.js'
import { callsHeader, groupHeader } from './web-every-case.js'

/**
 * A server in another process that handles the cases of every group.
 *
 * @param start starts it. It runs until the tests of all groups are done.
 */
export const remoteFramework = (
  name: string,
  start: () => Promise<Running>,
  differences: Partial<Framework<FetchMiddleware>> = {},
): Framework<FetchMiddleware> => {
  let started: Promise<Running> | undefined
  let left = webCaseGroups.length
  return {
    name,
    exchange: overHttp1,
    paths: everyPath,
    statuses: usualStatuses,
    // These runtimes remove it from a 204, where it is not allowed (RFC 9110 section 8.6).
    removedHeaders: ['content-length'],
    start: async (placement, reached) => {
      started ??= start()
      const { port, close } = await started
      const group = webCaseGroups.findIndex((one) => one.placement === placement)
      return {
        port,
        exchange: async (request) => {
          const headers = { ...request.headers, [groupHeader]: String(group) }
          const response = await overHttp1(port, { ...request, headers })
          for (let call = 0; call < Number(response.headers[callsHeader] ?? 0); call += 1) reached()
          return response
        },
        close: async () => {
          left -= 1
          if (left === 0) await close()
        },
      }
    },
    ...differences,
  }
}
