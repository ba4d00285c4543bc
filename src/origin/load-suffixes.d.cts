/** Loads `tldts`, which has the Public Suffix List. The first call takes about twenty milliseconds. */
export declare function loadTldts(): typeof import('tldts')

/** Loads the names that lead to a public suffix. `suffixes-below.cjs` says what it looks like. */
export declare function loadSuffixesBelow(): string
