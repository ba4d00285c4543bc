/** Signs of a regular expression in a string, as opposed to an origin with a mistake. */
const signs: readonly RegExp[] = [
  // Markers from other software: `regex:…`, nginx's `~^…`, `(?i)…`, `/…/i`.
  /^(?:regexp?|re)[:=]/i,
  /^~\*?\^?/,
  /^\(\?[a-z]+\)/i,
  /^r["']/,
  /^\/(?!\/).+\/[a-z]*$/s,
  // Anchors, escapes, wildcards, classes, groups, quantifiers.
  /^\^|\$$|^\\A|\\z$/i,
  /\\[./:?-]|\\[bdsw](?![a-z])/i,
  /(?:^|[()/\]])\.[*+?]|\.\+/,
  /\[(?:\^|[a-z\d]-[a-z\d]|\\)|\[[^[\]:]*\][*+?]/i,
  /\(\?[!:<=]|\([^()|]*\|[^()]*\)|\)[*+?]/,
  /http\(s\??\)/i,
  /https?\?:|[\w.)\]]\{\d+(?:,\d*)?\}/,
  // A character class. Before a port or the end, it would be an IPv6 address.
  /\[[^[\]:/\s]+\][\w.(-]/,
  // `:\d+` loses its backslash in quotes.
  /:d[*+]/,
]

/** Whether a string contains a regular expression. */
export function isExpression(value: string): boolean {
  const text = value.trim()
  // Several of them are a list.
  if (/[\s,;]/.test(text.replace(/\{\d*,\d*\}|\[[^[\]\s"':/]*\](?=[*+?{])/g, ''))) return false
  return signs.some((sign) => sign.test(text))
}

/**
 * The regular expressions that a string may mean, most literal first: as it is, then with anchors, then with its dots
 * escaped too.
 */
export function readExpression(value: string): readonly RegExp[] {
  const { body, flags } = unwrap(value.trim())
  return [body, withAnchors(body), withAnchors(escapeDots(body))].flatMap((source) => {
    try {
      return [new RegExp(source, flags)]
    } catch {
      return []
    }
  })
}

function withAnchors(source: string): string {
  const inner = source.replace(/^\^/, '').replace(/\$$/, '')
  const outside = inner.replace(/\([^()]*\)/g, '')
  return `^${outside.includes('|') ? `(?:${inner})` : inner}$`
}

/** Escapes the dots that have no quantifier, outside character classes. */
function escapeDots(source: string): string {
  let escaped = ''
  let isInClass = false
  for (const [index, character] of Array.from(source).entries()) {
    const isEscaped = escaped.endsWith('\\')
    if (!isEscaped && character === '[') isInClass = true
    if (!isEscaped && character === ']') isInClass = false
    const isBare = character === '.' && !isInClass && !isEscaped
    escaped += isBare && !/[*+?{]/.test(source.charAt(index + 1)) ? '\\.' : character
  }
  return escaped
}

/** Removes the marker of a regular expression, and repairs lost or doubled backslashes. */
function unwrap(value: string): { readonly body: string; readonly flags: string } {
  const text = unquote(unquote(value).replace(/^(?:regexp?[:=]|re[:=]|~(?!.*~[a-z]*$)\*?)/i, ''))
  const body = text
    // The delimiters of PHP, and the anchors of Ruby and Python.
    .replace(/^([#%@~])(.+)\1[a-z]*$/s, '$2')
    .replace(/^\\A|\\z$/gi, '')
    .replace(/^\(\?[a-z]+\)/i, '')
    .replace(/^\/(?!\/)(.+)\/[a-z]*$/s, '$1')
    .replaceAll('\\\\', '\\')
    .replace(/:d(?=[*+])/g, String.raw`:\d`)
    .replace(/http\(s\)(?!\?)/, 'https?')
    // A `*` as in a pattern. In a regular expression it would repeat the slash.
    .replace(/(:\\?\/\\?\/)\*/, '$1.*')
  const ignoresCase = /^\(\?[a-z]*i|^\/.+\/[a-hj-z]*i[a-z]*$/s.test(text)
  return { body, flags: ignoresCase && /[A-Z]/.test(body) ? 'i' : '' }
}

const unquote = (value: string): string => value.replace(/^r?(["'`])(.*)\1$/s, '$2')
