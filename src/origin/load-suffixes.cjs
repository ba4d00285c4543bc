// Loading the Public Suffix List takes longer than loading the rest of the package, and most policies do not need it. So
// it is loaded on demand. This is a CommonJS module because `require` does that synchronously and `import` cannot.
exports.loadTldts = () => require('tldts')
exports.loadSuffixesBelow = () => require('./suffixes-below.cjs')
