/** Loads `tldts`, which has the Public Suffix List. The first call takes about twenty milliseconds. */
declare function loadTldts(): typeof import('tldts')

export = loadTldts
