/** An entry of an allowlist: a serialized origin, a pattern, or an expression that is run on serialized origins. */
export type OriginEntry = string | RegExp

/** What decides about an origin without being asked each time; also what a predicate may answer. */
export type OriginAnswer = boolean | OriginEntry | readonly OriginEntry[]

/**
 * Decides about one origin. It is called for requests whose `Origin` is well-formed and no others, and may answer by
 * returning, by a promise, or by the callback; the first answer counts. `null` denies, and so does `undefined`, except
 * where the callback is the function's last parameter: then it means that the callback will answer. An error, and no
 * answer within 30 seconds, deny and go to `next`.
 *
 * The request's own origin as a string means `true`. Entries that cannot be used, such as `undefined` in a list, and
 * `'*'` match nothing; they are reported once, as a process warning.
 *
 * Startup cannot check what a function decides: with `credentials`, one that allows `origin.endsWith('.vercel.app')` lets
 * in anyone who registers a name there.
 *
 * `origin` is the request's serialized origin; `request` is what the framework handed to the middleware.
 *
 * @example
 * ```ts
 * import { cors, type OriginPredicate } from 'allow-origin'
 *
 * const tenants = new Set(['https://one.example', 'https://two.example'])
 * const isTenant: OriginPredicate = (origin) => tenants.has(origin)
 *
 * cors({ origin: isTenant })
 * ```
 */
export type OriginPredicate<Request = unknown> = (
  origin: string,
  callback: (error?: unknown, answer?: OriginAnswer | null) => void,
  request: Request,
  // `void` is what a predicate in callback style returns.
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
) => OriginAnswer | null | undefined | void | PromiseLike<OriginAnswer | null | undefined | void>

/** Each member switches off one safety rule. Its description names the attack that you open up to. */
export interface DangerousOptions {
  /**
   * Lets `'null'` and `'file://'` be listed in `origin`, and lets a predicate see them.
   *
   * Permits: any page on the web can send `Origin: null` from a sandboxed iframe, so allowing it allows everyone. Cordova
   * and other WebKit apps send `Origin: file://` for pages from files, so allowing that allows every such file.
   *
   * @default false
   */
  readonly nullOrigin?: boolean | undefined

  /**
   * Lets origins over plain http be allowed together with `credentials`, beyond loopback: `true` for all of them, or
   * a list of the entries of `origin` that it applies to, each exactly as it is written there.
   *
   * Permits: anyone on the network between the user and `http://app.example.com` can answer in its place, and then read
   * with the user's cookies what this server sends.
   *
   * @default false
   * @example
   * ```ts
   * import { cors } from 'allow-origin'
   *
   * cors({
   *   origin: ['https://app.example.com', 'http://192.168.1.5:3000'],
   *   credentials: true,
   *   dangerously: { insecureOrigins: ['http://192.168.1.5:3000'] },
   * })
   * ```
   */
  readonly insecureOrigins?: boolean | readonly OriginEntry[] | undefined

  /**
   * Lets every name under a public suffix, such as `vercel.app`, or every extension of a browser be allowed together
   * with `credentials`: `true` for all of them, or a list of the entries of `origin` that it applies to, each exactly as
   * it is written there.
   *
   * Permits: whoever registers a name there, or publishes an extension, can read with the user's cookies what this server
   * sends.
   *
   * @default false
   */
  readonly publicSuffixes?: boolean | readonly OriginEntry[] | undefined
}

/**
 * The policy of a server, or of some of its routes: which origins may read its responses, and which requests they may
 * make. Every option may be left out.
 *
 * @example
 * ```ts
 * import { cors, type CorsOptions } from 'allow-origin'
 *
 * const options: CorsOptions = {
 *   origin: ['https://app.example.com', 'https://*.preview.example.com'],
 *   credentials: true,
 *   maxAge: 600,
 * }
 * cors(options)
 * ```
 */
export interface CorsOptions<Request = unknown> {
  /**
   * Which origins may read the responses (`Access-Control-Allow-Origin`, Fetch section 3.3.3).
   *
   * - `'*'`: every origin, without credentials.
   * - A string: one serialized origin, such as `'https://app.example.com'`; or a pattern, with `*` for one or more
   *   labels in front of a host (`'https://*.example.com'`), for the port (`'http://localhost:*'`), or for the host of
   *   a browser extension (`'moz-extension://*'`). Schemes of apps are compared as they are (`'app://.'`, `'app://'`).
   * - A `RegExp`: origins that it matches; anchor it at both ends. `g` and `y` have no effect.
   * - An array of strings and expressions: an allowlist. A lookup costs the same for any number of strings.
   * - A predicate: see {@link OriginPredicate}.
   * - `true`: every well-formed origin, by echoing it.
   * - `false`: CORS is off; no header is sent.
   *
   * `undefined` is refused: it is most often a missing environment variable, and must not mean everyone.
   *
   * @default '*'
   * @example
   * ```ts
   * import { cors } from 'allow-origin'
   *
   * cors({ origin: ['https://app.example.com', /^https:\/\/pr-\d+\.example\.dev$/] })
   * ```
   */
  readonly origin?: OriginAnswer | OriginPredicate<Request>

  /**
   * Methods that a preflight allows (`Access-Control-Allow-Methods`): an array, or a string with commas. Browsers let
   * `GET`, `HEAD` and `POST` through whatever it says. `'*'` is every method; as browsers take it literally where
   * `credentials` is set, the method asked for is sent there in its place.
   *
   * @default ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']
   */
  readonly methods?: string | readonly string[] | undefined

  /**
   * Request headers that a preflight allows (`Access-Control-Allow-Headers`): an array, or a string with commas. `[]`
   * is none beyond the safelisted ones. `'*'` is every header but `Authorization`, which has to be named; with
   * `credentials` the headers asked for are sent in its place.
   *
   * @default the headers that the preflight asks for
   */
  readonly allowedHeaders?: string | readonly string[] | undefined

  /**
   * Response headers that scripts may read beyond the safelisted ones (`Access-Control-Expose-Headers`): an array, or a
   * string with commas. `'*'` is every header but `Set-Cookie`.
   *
   * @default []
   */
  readonly exposedHeaders?: string | readonly string[] | undefined

  /**
   * Whether responses to requests with credentials (cookies, TLS client certificates, HTTP authentication) may be read
   * (`Access-Control-Allow-Credentials`).
   *
   * @default false
   */
  readonly credentials?: boolean | undefined

  /**
   * Seconds for which a browser may keep a preflight's answer (`Access-Control-Max-Age`), 0 to 86400. Chromium keeps it
   * for at most 7200. Where it is not sent, browsers take 5. List methods and headers beside it: Firefox keeps nothing
   * that only `*` allowed.
   *
   * @default not sent
   */
  readonly maxAge?: number | undefined

  /**
   * Whether a preflight is handed to the next handler, once its headers are set, in place of being answered. A denied
   * preflight is handed on too, with `Vary` alone.
   *
   * @default false
   */
  readonly preflightContinue?: boolean | undefined

  /**
   * Status of an answered preflight, 200 to 299.
   *
   * @default 204
   */
  readonly optionsSuccessStatus?: number | undefined

  /**
   * Whether the CORS headers are set again just before the response is sent. Then nothing behind the middleware can
   * change them: an upstream that a proxy copies headers from, a GraphQL server with CORS of its own, a handler. What
   * others put in `Vary` stays. If several policies handle a request, the last one's decision is enforced.
   *
   * Node sends headers through the response's `writeHead`. What writes to the socket or to the HTTP/2 stream itself cannot
   * be corrected, and neither can a test double that never calls `writeHead`. If a delegate fails, its response is
   * enforced, because no policy says otherwise.
   *
   * @default false
   */
  readonly enforce?: boolean | undefined

  /**
   * Switches off safety rules, one by one, for every entry of `origin` or for those that you list.
   *
   * @default {}
   */
  readonly dangerously?: DangerousOptions | undefined
}
