const localNetwork =
  'Leave it out: browsers replaced Private Network Access with Local Network Access, which asks the user and needs no header.'

/** Names from other software that have no matching option, by what to do instead. */
export const withoutOption: Readonly<Record<string, readonly string[]>> = {
  [localNetwork]: [
    'allowprivatenetwork',
    'allowprivatenetworks',
    'allowlocalnetwork',
    'allowlocalnetworkaccess',
    'privatenetwork',
    'privatenetworkaccess',
    'localnetworkaccess',
  ],
  'Leave it out: without `allowedHeaders`, every header is allowed.': [
    'allowallheaders',
    'allowanyheader',
    'allowanyheaders',
  ],
  "To allow every method, write `methods: '*'`.": [
    'allowallmethods',
    'allowanymethod',
    'allowanymethods',
  ],
  "To expose every header, write `exposedHeaders: '*'`.": ['exposeallheaders', 'exposeanyheader'],
  'Leave it out: `Vary: Origin` is sent whenever a response depends on the origin.': [
    'vary',
    'varyheader',
    'addvaryheader',
  ],
  'Mount the middleware on a path instead: `app.use(path, cors(…))`.': [
    'path',
    'paths',
    'resource',
    'resources',
    'route',
    'routes',
    'urlsregex',
  ],
  'Leave it out: preflights are always answered.': [
    'preflight',
    'strictpreflight',
    'automaticoptions',
    'hideoptionsroute',
  ],
  'To choose the options for each request, pass a function: `cors((request) => ({ … }))`.': [
    'delegate',
    'delegator',
    'optionsdelegate',
  ],
  'Leave it out: it belongs to the session or cookie middleware, such as `express-session`.': [
    'cookie',
    'cookies',
    'cookieoptions',
    'session',
    'sessions',
    'sessionoptions',
    'secret',
    'resave',
    'saveuninitialized',
    'rolling',
    'samesite',
    'secure',
    'httponly',
    'signed',
  ],
  'Leave it out: it is an option of Socket.IO itself, next to `cors`.': [
    'alloweio3',
    'transports',
    'pinginterval',
    'pingtimeout',
  ],
  'Leave it out: responses to errors have the headers too.': [
    'keepheadersonerror',
    'keepheaderonerror',
    'interceptexceptions',
    'alwayssend',
  ],
  "Leave it out: `origin: 'https://*.example.com'` allows subdomains.": [
    'allowwildcard',
    'setisoriginallowedtoallowwildcardsubdomains',
  ],
  "Leave it out: `origin: '*'` is sent as `*`.": ['sendwildcard'],
  'Leave it out: CORS does not apply to WebSockets. Check their origin with `policy.allows(origin)`.':
    ['allowwebsockets'],
  'To allow an extension, add its origin to `origin`, such as `chrome-extension://…`.': [
    'allowbrowserextensions',
  ],
  'It belongs in `dangerously`: write `dangerously: { nullOrigin: true }`.': ['nullorigin'],
  'It belongs in `dangerously`: write `dangerously: { insecureOrigins: […] }`.': [
    'insecureorigins',
  ],
  'It belongs in `dangerously`: write `dangerously: { publicSuffixes: […] }`.': ['publicsuffixes'],
  'To log decisions, set `NODE_DEBUG=allow-origin`.': ['debug', 'logger', 'loglevel', 'log'],
}
