/** What to write for the options of curl that people try first. `-X`, `-H` and `-d` work as they are. */
const instead: Readonly<Record<string, string>> = {
  request: 'Write --method.',
  'data-raw': 'Write --data.',
  'data-binary': 'Write --data.',
  'data-ascii': 'Write --data.',
  'data-urlencode': 'Write --data with the encoded text.',
  json: "Write --data and --header 'Content-Type: application/json'.",
  F: "Write --data, and the form's Content-Type with --header.",
  G: 'Put the query in the URL.',
  I: 'Write --method HEAD.',
  u: "Write --header 'Authorization: Basic …'.",
  A: "Write --header 'User-Agent: …'.",
  b: "Write --credentials and --header 'Cookie: a=b'.",
  c: 'This program stores no cookies. Leave it out.',
  e: 'Browsers set Referer; leave it out.',
  k: 'Browsers reject such a certificate too. If it is your own, set NODE_EXTRA_CA_CERTS to its file.',
  L: 'Redirects are followed, as browsers do. Leave it out.',
  m: 'Write --timeout.',
  v: 'Write --verbose.',
  i: 'Write --verbose.',
  x: 'Set HTTPS_PROXY or HTTP_PROXY.',
  s: 'Leave it out.',
  compressed: 'Leave it out.',
  url: 'Write the URL without it.',
  o: 'Bodies are not read. Leave it out.',
  f: 'Look at the exit status instead. Leave it out.',
}

/** The long names of the options above. */
const longNames: Readonly<Record<string, string>> = {
  form: 'F',
  get: 'G',
  head: 'I',
  user: 'u',
  'user-agent': 'A',
  cookie: 'b',
  'cookie-jar': 'c',
  referer: 'e',
  insecure: 'k',
  location: 'L',
  'max-time': 'm',
  'connect-timeout': 'm',
  include: 'i',
  proxy: 'x',
  silent: 's',
  output: 'o',
  fail: 'f',
}

/** What to write for an option of curl, by its name without dashes. */
export function insteadOfCurl(name: string): string | undefined {
  const key = Object.hasOwn(longNames, name) ? (longNames[name] ?? name) : name
  return Object.hasOwn(instead, key) ? instead[key] : undefined
}
