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
    what: "A server that echoes every `Origin` together with credentials lets each page on the web read what the signed-in user's own pages may read.",
    answer: 'Every origin together with `credentials` is refused at start, however it is written.',
  },
  nullOrigin: {
    title: 'The null origin',
    what: 'Any page can send `Origin: null`, from a sandboxed frame, so a server that trusts it trusts everyone.',
    answer:
      '`null` and `file://` match nothing, and no predicate is asked about them, unless `dangerously.nullOrigin` is set.',
  },
  prefix: {
    title: 'Prefix look-alikes',
    what: 'Where only the start of an origin is compared, `https://app.example.com.evil.example` passes for `https://app.example.com`.',
    answer: 'Origins are compared whole, part by part.',
  },
  suffix: {
    title: 'Suffix look-alikes',
    what: 'Where only the end of an origin is compared, `https://evilexample.com` passes for a subdomain of `example.com`.',
    answer: '`*.` stands for whole labels only.',
  },
  unescapedDot: {
    title: 'Unescaped dots',
    what: 'A dot in a regular expression is any character, so that `https://app-example.com` matches /app.example.com/.',
    answer: 'A dot of an origin or a pattern is a dot and nothing else.',
  },
  specialCharacters: {
    title: 'Special characters in host names',
    what: 'Some browsers open ``https://app.example.com`.evil.example`` and the like, which slips past checks that expect letters, digits and dots.',
    answer:
      'Over http and https, a host with any character but letters, digits, hyphens, underscores and dots is malformed: nothing is run on it.',
  },
  schemeDowngrade: {
    title: 'Scheme downgrade',
    what: 'Whoever controls the network answers for `http://app.example.com`, and from there reads what is meant for `https://app.example.com`.',
    answer:
      'The scheme is compared as everything else, and plain http is refused together with `credentials`.',
  },
  otherPort: {
    title: 'Other ports',
    what: 'Another service on the same machine, such as one that an attacker may publish pages on, has the same host and another port.',
    answer: 'The port is compared as everything else; `:*` has to be written to allow any.',
  },
  trailingDot: {
    title: 'Trailing dots',
    what: '`https://app.example.com.` reaches the same host as without the last dot and is another origin, which a loose comparison takes for the same.',
    answer:
      'Over http and https, a host that begins or ends with a dot, or has two in a row, is malformed.',
  },
  userInformation: {
    title: 'User names, paths and queries',
    what: '`https://app.example.com@evil.example` is a page of `evil.example`, which begins as a trusted origin does.',
    answer: 'A user name, a path, a query or a fragment makes an origin malformed.',
  },
  literalWildcard: {
    title: 'Wildcards sent by a client',
    what: 'A client sends `Origin: *`, or the very pattern of the allowlist, to have it echoed as a header that everyone matches.',
    answer: 'A `*` in a request means nothing, and is never echoed.',
  },
  upperCase: {
    title: 'Upper-case origins',
    what: 'An origin in another case, which no browser sends, is accepted by one comparison and taken for another origin by the next.',
    answer:
      'An origin over http or https that is not lowercase is malformed, even if a regular expression ignores case.',
  },
  homograph: {
    title: 'Homographs',
    what: 'A host in letters that look the same, or that a case-insensitive comparison takes for the same, belongs to somebody else.',
    answer:
      'An origin beyond ASCII is malformed, and a Punycode host is compared as it stands, never decoded.',
  },
  prototypeKeys: {
    title: 'Names of prototypes as origins',
    what: 'An origin such as `__proto__` or `constructor` is found in every object that serves as a lookup table.',
    answer:
      'Allowlists are sets and maps, and a predicate is asked about well-formed origins only, which such names are not.',
  },
  prototypePollution: {
    title: 'Prototype pollution',
    what: 'Options read from JSON bring a `__proto__`, or a flaw elsewhere adds members to every object, and a policy inherits an origin or credentials that nobody wrote.',
    answer: "Only an options object's own members count, and inherited ones are refused.",
  },
  twoOrigins: {
    title: 'Two Origin headers',
    what: 'A request has `Origin` twice, so that one part of the server checks the first and another answers the second.',
    answer: 'Node joins them, and what is joined is malformed.',
  },
  controlCharacters: {
    title: 'Line breaks and control characters',
    what: 'A value with CR, LF or NUL that is echoed adds headers to the response, or a whole second response.',
    answer:
      'Only well-formed origins, methods and header names are echoed; these have no such characters.',
  },
  strayBytes: {
    title: 'Empty, folded and Latin-1 values',
    what: 'An `Origin` that is empty, goes on in a second line, or has tabs or bytes beyond ASCII is read in one way here and in another there.',
    answer: 'It is malformed.',
  },
  longOrigin: {
    title: 'Over-long origins',
    what: 'An `Origin` of 100 kB keeps the server busy with expressions and comparisons.',
    answer: 'Nothing is run on an origin of more than 326 characters.',
  },
  longHeaderList: {
    title: 'Long lists of headers',
    what: 'A preflight asks for 16 kB of header names, to keep the server busy or to have anything at all echoed.',
    answer:
      'The list is read once, in linear time, and echoed to an allowed origin only, if it is a list of names.',
  },
  cachePoisoning: {
    title: 'Cache poisoning',
    what: "A shared cache keeps the answer that one origin got, and hands it to another: the attacker's page reads it, or the user's cannot.",
    answer:
      '`Vary: Origin` is on every response that depends on the origin: allowed, denied, and without one.',
  },
  changedAnswer: {
    title: 'Answers that change',
    what: 'A predicate that calls back twice, or after it failed or returned, first denies and then allows.',
    answer: 'The first answer counts, and an error denies.',
  },
  changedOptions: {
    title: 'Options that change',
    what: 'Code that can reach the array or the object that the options were made of adds an origin while the server runs.',
    answer: 'A policy keeps nothing of the objects that it was made of.',
  },
  forgedDelegate: {
    title: 'Forged answers of a delegate',
    what: 'A function that chooses options for each request takes them from what the request brought, which claims to be a policy or every option at once.',
    answer: 'What it answers is held to the rules of options, and an error allows nothing.',
  },
} as const satisfies Readonly<Record<string, AttackClass>>

export type AttackName = keyof typeof attackClasses

/** Registers the tests in which a class of attack is played. */
export type Play = () => void
