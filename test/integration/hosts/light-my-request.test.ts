import { inject } from 'light-my-request'
import { describeDouble } from './describe-double.js'
import { expressApp, onExpress } from './express-apps.js'
import { byLowercaseName } from './header-names.js'

// In a file of its own: it changes the prototype of Express' responses, and no Express application in the same process
// answers over HTTP afterward.

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
