import * as named from './index.js'

/** What `require('allow-origin')` returns: `cors`, with every export as a property. `require.d.cts` has its types. */
export default Object.assign(named.cors, named)
