import * as named from './index.js'

/** What `require('allow-origin')` returns: the function, with every export on it. `require.d.cts` has its types. */
export default Object.assign(named.cors, named)
