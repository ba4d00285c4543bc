/**
 * Why a response allows its request's origin, or does not; stable. Each one goes with `allowed` being true, or with it
 * being false, and never with both.
 *
 * Allowed:
 *
 * - `any-origin`: `origin` is `'*'`, so that nobody's is looked at.
 * - `well-formed-origin`: `origin` is `true`, and a browser could have sent this one.
 * - `listed`: the allowlist has exactly this origin.
 * - `pattern`: a string with `*` matches it.
 * - `expression`: a regular expression matches it.
 * - `allowed-by-predicate`: the predicate's answer does.
 *
 * Denied:
 *
 * - `switched-off`: `origin` is `false`.
 * - `no-origin`: the request has no `Origin`, as most that are not cross-origin: there is nobody to allow.
 * - `malformed-origin`: its `Origin` is not a serialized origin. It did not come from a browser, something changed it on
 *   the way, or its host is one that is always denied, such as `app.example.com.` with a trailing dot.
 * - `null-origin`: its `Origin` is `null`, as that of sandboxed frames, local files and redirected requests is; or
 *   `file://`, which Cordova and WebKit apps send.
 * - `not-listed`: no entry of the allowlist matches it.
 * - `denied-by-predicate`: the predicate's answer does not allow it.
 * - `error`: the predicate or the delegate failed, or answered with options that are refused.
 */
export type DecisionReason =
  | 'any-origin'
  | 'well-formed-origin'
  | 'listed'
  | 'pattern'
  | 'expression'
  | 'allowed-by-predicate'
  | 'switched-off'
  | 'no-origin'
  | 'malformed-origin'
  | 'null-origin'
  | 'not-listed'
  | 'denied-by-predicate'
  | 'error'
