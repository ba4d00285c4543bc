import { groupHeader, webCaseGroups } from './cases.js'
import { handle as handleExample } from './example.js'

export const handle = ({ event, resolve }) => {
  const { request, url } = event
  const group = request.headers.get(groupHeader)
  if (group === null) return handleExample({ event, resolve })
  const { everywhere, onRoute } = webCaseGroups[Number(group)].placement
  const serve = () => resolve(event)
  const serveRoute = () =>
    onRoute && url.pathname === '/route' ? onRoute(request, serve) : serve()
  return everywhere ? everywhere(request, serveRoute) : serveRoute()
}
