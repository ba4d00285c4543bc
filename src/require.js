// First, so its `cors` keeps its name where the other one is in the same file.
import * as named from './index.js'
import * as web from './fetch.js'

/** What `require('allow-origin')` returns: `cors`, with every export as a property. `require.d.cts` has its types. */
export default Object.assign(named.cors, named)

/** What `require('allow-origin/fetch')` returns. */
export const fetch = { ...web }
