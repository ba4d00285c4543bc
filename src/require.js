import * as web from './fetch.js'
import * as named from './index.js'

/** What `require('allow-origin')` returns: `cors`, with every export as a property. `require.d.cts` has its types. */
export default Object.assign(named.cors, named)

/** What `require('allow-origin/fetch')` returns. */
export const fetch = { ...web }
