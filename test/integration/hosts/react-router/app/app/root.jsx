import { groupHeader, webCaseGroups } from './cases.js'
import { middleware as example } from './example.js'

const handle = ({ request, ...context }, next) => {
  const group = request.headers.get(groupHeader)
  if (group === null) return example[0]({ request, ...context }, next)
  const { everywhere, onRoute } = webCaseGroups[Number(group)].placement
  const { pathname } = new URL(request.url)
  const serveRoute = () => (onRoute && pathname === '/route' ? onRoute(request, next) : next())
  return everywhere ? everywhere(request, serveRoute) : serveRoute()
}

export const middleware = [handle]

export default () => null
