// Loading the Public Suffix List takes longer than the rest of the package, and most policies do not ask for it. `require`
// loads it when it is asked for. This is a CommonJS module because ECMAScript modules cannot do that, and bundlers
// understand it.
module.exports = () => require('tldts')
