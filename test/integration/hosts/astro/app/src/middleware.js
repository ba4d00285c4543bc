import { groupHeader, webCaseGroups } from './cases.js'
import { onRequest as onExample } from './example.js'

export const onRequest = (context, next) => {
  const { request, url } = context
  const group = request.headers.get(groupHeader)
  if (group === null) return onExample(context, next)
  const { everywhere, onRoute } = webCaseGroups[Number(group)].placement
  const serve = () => next()
  const serveRoute = () =>
    onRoute && url.pathname === '/route' ? onRoute(request, serve) : serve()
  return everywhere ? everywhere(request, serveRoute) : serveRoute()
}
