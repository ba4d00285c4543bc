/** A known way to abuse CORS, in words that a page on security can quote. */
export interface AttackClass {
  readonly title: string
  /** What the attacker does. */
  readonly what: string
  /** What this library does about it. */
  readonly answer: string
}

export const attackClasses = {
  reflectedOrigin: {
    title: 'Reflected origin with credentials',
    what: 'The server echoes every `Origin` and allows credentials. Any page on the web can then read everything that the signed-in user can read.',
    answer:
      "With `credentials`, startup refuses `'*'`, `true`, a missing `origin`, and patterns that match every site. A function or `dangerously.publicSuffixes` can still allow every site.",
  },
  nullOrigin: {
    title: 'The null origin',
    what: 'Any page can send `Origin: null` from a sandboxed iframe, so allowing `null` allows every website.',
    answer:
      "Unless you set `dangerously.nullOrigin`, `null` and `file://` are refused in `origin`, and functions never see them. `'*'` and `true` allow them, but never with credentials.",
  },
  prefix: {
    title: 'Prefix look-alikes',
    what: 'If only the start is compared, `https://app.example.com.evil.example` passes as `https://app.example.com`.',
    answer: 'The whole origin is compared. A regular expression without `^` and `$` is refused.',
  },
  suffix: {
    title: 'Suffix look-alikes',
    what: 'If only the end is compared, `https://evilexample.com` passes as a subdomain of `example.com`.',
    answer:
      '`*.` matches whole labels only. A regular expression such as `/^https:\\/\\/.*example\\.com$/` is refused.',
  },
  unescapedDot: {
    title: 'Unescaped dots',
    what: 'In a regular expression, a dot matches any character, so `/app.example.com/` accepts `https://app-example.com`.',
    answer:
      'In a string, a dot is only a dot. A regular expression with an unescaped dot in a domain name is refused.',
  },
  specialCharacters: {
    title: 'Special characters in hosts',
    what: 'Some browsers open URLs such as ``https://app.example.com`.evil.example``. Checks that expect only letters, digits, hyphens and dots let these through.',
    answer:
      'An http or https host may contain only letters, digits, hyphens, underscores and dots. Any other is denied before a regular expression or function sees it.',
  },
  schemeDowngrade: {
    title: 'Scheme downgrade',
    what: 'An attacker on the network impersonates `http://app.example.com` and reads responses meant for `https://app.example.com`.',
    answer:
      'The scheme must match. With `credentials`, plain http is refused at startup, except on localhost or with `dangerously.insecureOrigins`.',
  },
  otherPort: {
    title: 'Other ports',
    what: 'Another service runs on the same host, on a different port. An attacker may be able to publish pages there.',
    answer: 'The port must match, unless you write `:*`.',
  },
  trailingDot: {
    title: 'Trailing dots',
    what: '`https://app.example.com.` reaches the same host, but it is a different origin. A loose comparison treats them as the same.',
    answer:
      'An http or https host that starts or ends with a dot, or has two dots in a row, is denied.',
  },
  userInformation: {
    title: 'Usernames, paths and queries',
    what: '`https://app.example.com@evil.example` starts like a trusted origin, but it belongs to `evil.example`.',
    answer: 'An origin with a username, a path, a query or a fragment is denied.',
  },
  literalWildcard: {
    title: 'Wildcards sent by a client',
    what: 'A client sends `Origin: *`, or the pattern from your list, to make the server echo a header that allows everyone.',
    answer: 'A `*` in a request matches nothing and is never echoed.',
  },
  upperCase: {
    title: 'Uppercase origins',
    what: 'Browsers send origins in lowercase. An uppercase one may pass one comparison, and be a different origin in the next.',
    answer:
      'An http or https origin with uppercase letters is denied, even if a regular expression ignores case.',
  },
  homograph: {
    title: 'Homographs',
    what: "An attacker's host has letters that look like those in yours, or that match yours if case is ignored.",
    answer:
      'An origin with non-ASCII characters is denied. A Punycode host is compared as it is and never decoded.',
  },
  prototypeKeys: {
    title: 'Property names as origins',
    what: 'Every JavaScript object has members such as `__proto__` and `constructor`. If the list is a plain object, these names are always found on it.',
    answer:
      'Lists are sets and maps. A function sees only well-formed origins, and these names are not.',
  },
  prototypePollution: {
    title: 'Prototype pollution',
    what: 'Options read from JSON have a `__proto__` member, or a bug elsewhere adds members to every object. The policy then inherits an origin or credentials that you did not write.',
    answer: "Only the options object's own members are read. Inherited options are refused.",
  },
  twoOrigins: {
    title: 'Two Origin headers',
    what: 'A request has two `Origin` headers. One part of the server checks the first, and another part answers the second.',
    answer: 'Node joins the two, and the joined value is malformed, so it is denied.',
  },
  controlCharacters: {
    title: 'Line breaks and control characters',
    what: 'The server echoes a value with CR, LF or NUL, which adds headers to the response, or a second response.',
    answer:
      'Only well-formed origins, methods and header names are echoed. They cannot have such characters.',
  },
  strayBytes: {
    title: 'Empty, folded and Latin-1 values',
    what: 'An `Origin` is empty, continues on a second line, or has tabs or non-ASCII bytes. Programs differ in how they read it.',
    answer: 'Such an origin is denied.',
  },
  longOrigin: {
    title: 'Very long origins',
    what: 'An `Origin` of 100 kB keeps the server busy with regular expressions and comparisons.',
    answer:
      'An origin of more than 326 characters is denied. No regular expression or function sees it.',
  },
  longHeaderList: {
    title: 'Long lists of headers',
    what: 'A preflight asks for 16 kB of header names, to keep the server busy or to get arbitrary text echoed.',
    answer:
      'The list is read once, in linear time. It is echoed only to an allowed origin, and only if every entry is a header name.',
  },
  cachePoisoning: {
    title: 'Cache poisoning',
    what: "A shared cache serves one origin's response to another. An attacker's page can read it, or your own page cannot.",
    answer:
      '`Vary: Origin` is on every response that depends on the origin: allowed, denied, or without `Origin`.',
  },
  changedAnswer: {
    title: 'Changing answers',
    what: 'A function first denies the origin, then calls back again and allows it. Or it calls back after it returned or threw.',
    answer: 'Only the first answer counts, and an error denies.',
  },
  changedOptions: {
    title: 'Changing options',
    what: 'Code that can reach the list or the options object adds an origin while the server runs.',
    answer: 'Options are copied when the policy is made. Later changes have no effect.',
  },
  forgedDelegate: {
    title: 'Forged options',
    what: 'A function that chooses the options takes them from the request. The request then sets every option, or pretends to be a policy.',
    answer:
      'What the function returns is checked like options at startup. If it is refused, nothing is allowed.',
  },
} as const satisfies Readonly<Record<string, AttackClass>>

export type AttackName = keyof typeof attackClasses

/** Registers the tests in which a class of attack is played. */
export type Play = () => void
