/** One entry of a list of origins: an origin, a pattern with `*`, or a regular expression. */
export type OriginEntry = string | RegExp

/** An `origin` that does not depend on your code: a boolean, one entry, or a list. A predicate may return it too. */
export type OriginAnswer = boolean | OriginEntry | readonly OriginEntry[]

/**
 * Decides whether to allow the origin of a request. It is called for each request with a well-formed `Origin` header.
 * Return the answer or a promise of it, or pass it to the callback. The first answer counts. `request` is what your
 * framework passed to the middleware.
 *
 * - `true` allows the origin, and so does the origin itself as a string. `false` and `null` deny it.
 * - `undefined` denies it too. But if the function has exactly two parameters, it must then call the callback.
 * - A string, a regular expression or an array allows the origins that it matches. Invalid entries and `'*'` match
 *   nothing, and a process warning (`CorsOptionsWarning`) reports them.
 * - If the function throws, rejects, passes an error to the callback, or does not answer within 30 seconds, the origin is
 *   denied and the error goes to `next`.
 *
 * Startup cannot check what your function decides. With `credentials`, `origin.endsWith('.vercel.app')` allows
 * anyone who registers a name there.
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

/** Each member turns off one safety rule. Its description says which attack that makes possible. */
export interface DangerousOptions {
  /**
   * Allows `'null'` and `'file://'` in `origin`, and calls a predicate for them.
   *
   * The risk: any page on the web can send `Origin: null` from a sandboxed iframe, so allowing it allows everyone.
   * Cordova and other WebKit apps send `Origin: file://` for local files, so allowing it allows every such file.
   *
   * @default false
   */
  readonly nullOrigin?: boolean | undefined

  /**
   * Allows `credentials` for plain-http origins on other machines. `true` allows all of them. It is safer to list only
   * the entries of `origin` that need this, each written exactly as it is there.
   *
   * The risk: anyone on the network between a user and `http://app.example.com` can impersonate that site, and read
   * this server's responses with the user's cookies.
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
   * Allows `credentials` for patterns that match every name under a public suffix, such as `vercel.app`, or every browser
   * extension. `true` applies to every entry of `origin`. It is safer to list only the entries that need this, each
   * written exactly as it is there.
   *
   * The risk: anyone who registers one of these names, or publishes an extension, can read this server's responses with your
   * users' cookies.
   *
   * @default false
   */
  readonly publicSuffixes?: boolean | readonly OriginEntry[] | undefined
}

/**
 * Which websites may read your server's responses, and which requests they may send. Every option may be left out.
 * Options that cannot work or are unsafe throw a `CorsOptionsError` at startup.
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
   * - A string: one origin, such as `'https://app.example.com'`, or a pattern. In a pattern, `*` matches one or more
   *   subdomain labels (`'https://*.example.com'`), any port or none (`'http://localhost:*'`), or every extension of a
   *   browser (`'moz-extension://*'`). Origins of apps are compared as they are (`'app://.'`).
   * - A `RegExp`: every origin that it matches. Anchor it with `^` and `$`. The flags `g` and `y` have no effect.
   * - An array of strings and regular expressions. Looking up a million strings takes as long as looking up one.
   * - A function: see {@link OriginPredicate}.
   * - `true`: every well-formed origin, even `null`. The response echoes it.
   * - `false`: CORS is off. No CORS header is sent.
   *
   * `undefined` throws. It usually means that an environment variable is missing, and that must not allow everyone.
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
   * Methods that a preflight allows (`Access-Control-Allow-Methods`): an array, or a string with commas. Browsers send
   * `GET`, `HEAD` and `POST` even if you do not list them. `'*'` allows every method. With `credentials`, browsers take
   * `*` literally, so the response names the requested method.
   *
   * @default ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']
   */
  readonly methods?: string | readonly string[] | undefined

  /**
   * Request headers that a preflight allows (`Access-Control-Allow-Headers`): an array, or a string with commas. `[]`
   * allows only the safelisted ones. `'*'` allows every header except `Authorization`. With `credentials` it allows that
   * too, because the response then names the requested headers: browsers would take `*` literally.
   *
   * @default the requested headers
   */
  readonly allowedHeaders?: string | readonly string[] | undefined

  /**
   * Response headers that scripts may read besides the safelisted ones (`Access-Control-Expose-Headers`): an array, or
   * a string with commas. `'*'` exposes every header except `Set-Cookie`, and cannot be used with `credentials`.
   *
   * @default []
   */
  readonly exposedHeaders?: string | readonly string[] | undefined

  /**
   * Whether scripts may read responses to requests with credentials: cookies, TLS client certificates, or HTTP
   * authentication (`Access-Control-Allow-Credentials`). If `true`, `origin` must say which origins may.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined

  /**
   * How many seconds a browser may cache the result of a preflight (`Access-Control-Max-Age`), 0 to 86400. Chromium
   * stops at 7200. Without the header, browsers use 5 seconds. List methods and headers by name if you set it: Firefox
   * does not cache what only `*` allows.
   *
   * @default not sent
   */
  readonly maxAge?: number | undefined

  /**
   * Whether to set the headers of a preflight and then call the next handler, instead of ending the response. The next
   * handler also gets denied preflights, with only `Vary` set.
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
   * Whether to set the CORS headers again just before the response is sent. Then nothing after the middleware can change
   * them: a proxied server, a GraphQL server with its own CORS, a handler. Anything else in `Vary` is kept. If several
   * policies handle a request, the last decision is enforced. If a delegate throws, the error response is enforced too. It
   * works through `response.writeHead`, so it has no effect on code that writes directly to the socket or HTTP/2 stream.
   *
   * @default false
   */
  readonly enforce?: boolean | undefined

  /**
   * Turns off safety rules, for every entry of `origin` or only for the entries that you list.
   *
   * @default {}
   */
  readonly dangerously?: DangerousOptions | undefined
}
