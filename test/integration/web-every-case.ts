import { webApplication } from './web-application.js'
import { webCaseGroups } from './web-case-groups.js'

/** The header of a request that names the case group, and that of a response with the calls of the application. */
export const groupHeader = 'x-case-group'
export const callsHeader = 'x-calls'

/** The applications of all case groups in one. It runs in any runtime. */
export async function handleEveryCase(request: Request): Promise<Response> {
  const group = webCaseGroups[Number(request.headers.get(groupHeader))]
  let calls = 0
  const handle = webApplication(group?.placement ?? {}, () => {
    calls += 1
  })
  const response = await handle(request)
  response.headers.set(callsHeader, String(calls))
  return response
}
