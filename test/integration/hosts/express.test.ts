import { describeHost } from './describe-host.js'
import { expressApp, onExpress, serve } from './express-apps.js'

for (const variant of onExpress) {
  describeHost({
    name: variant.title,
    section: 'Servers and frameworks',
    packages: [variant.package],
    start: (middleware, reached) => serve(expressApp(variant, [middleware], reached)),
  })
}
