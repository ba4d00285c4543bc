import { inject } from 'light-my-request'
import { describeDouble } from './describe-double.js'
import { expressApp, onExpress } from './express-apps.js'
import { byLowercaseName } from './header-names.js'

// In a separate file: it changes the prototype of Express responses. Afterward, no Express application in the same
// process can respond over HTTP.

for (const variant of onExpress) {
  describeDouble(
    {
      name: 'light-my-request',
      variant: variant.title,
      packages: ['light-my-request', variant.package],
    },
    (cors, reached) => {
      const app = expressApp(variant, [cors], reached)
      return async ({ method, path, headers }) => {
        const response = await inject(app, { method: method as 'GET', path, headers })
        return { status: response.statusCode, headers: byLowercaseName(response.headers) }
      }
    },
  )
}
