/** Says why a request failed, without requiring the reader to know Node's error codes. */
export function explainFailure(error: unknown, url: string): string {
  const { code, message } = readError(error)
  const [, , says] = causeOf(error, url) ?? []
  const told = says ?? (message === '' ? code || 'unknown error' : message)
  return told.replace('{message}', () => message)
}

/** The stable code of a failure, for programs. */
export const codeOfFailure = (error: unknown, url: string): string =>
  causeOf(error, url)?.[1] ?? 'request-failed'

interface Parts {
  readonly code: string
  readonly message: string
  /** Whether a TLS handshake came before. */
  readonly isSecure: boolean
}

function readError(error: unknown): Parts {
  const { code = '', message = '', isSecure = false } = (error ?? {}) as Partial<Parts>
  return { code, message, isSecure }
}

function causeOf(error: unknown, url: string): Cause | undefined {
  const { protocol, host } = new URL(url)
  const { code, isSecure } = readError(error)
  return failureCauses(host, protocol, isSecure).find(([codes]) => codes.test(code))
}

type Cause = readonly [codes: RegExp, code: string, says: string]

const failureCauses = (host: string, protocol: string, isSecure: boolean): readonly Cause[] => [
  [
    /^ECONNREFUSED$/,
    'connection-refused',
    `nothing is listening on ${host}. Is the server running?`,
  ],
  [/^ENOTFOUND$/, 'host-not-found', `host not found: ${host}. Is it spelled correctly?`],
  [/^EAI_AGAIN$/, 'host-not-found', `could not look up the host ${host}. Are you online?`],
  [/^E(?:HOST|NET)UNREACH$|^ETIMEDOUT$/, 'unreachable', `${host} cannot be reached`],
  [
    /^(?:ECONNRESET|EPIPE)$/,
    'connection-closed',
    'the server closed the connection before the response was complete' +
      (isSecure ? '' : `. Is it an ${protocol === 'https:' ? 'http:' : 'https:'} server?`),
  ],
  [
    /^HPE_HEADER_OVERFLOW$/,
    'invalid-response',
    'the response headers are longer than browsers accept',
  ],
  [
    /^HPE_INVALID_CONSTANT$/,
    'invalid-response',
    'the response is not HTTP/1.1' +
      (protocol === 'http:' ? '. Is it an https: server, or not an HTTP server at all?' : ''),
  ],
  [/^HPE_/, 'invalid-response', 'the response is not valid HTTP/1.1 ({message})'],
  [/^ERR_HTTP2_/, 'invalid-response', 'the response is not valid HTTP/2 ({message})'],
  [/^PROXY$/, 'proxy', '{message}'],
  [/^ERR_SSL_|^EPROTO$/, 'tls', 'the TLS connection failed. Is it an http: server?'],
  [/^CERT_HAS_EXPIRED$/, 'certificate', 'its certificate has expired, so browsers reject it too'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'certificate',
    `its certificate is not valid for ${host}, so browsers reject it too`,
  ],
  [
    /CERT|UNABLE_TO_|^ERR_TLS/,
    'certificate',
    'its certificate is not trusted ({message}). If it is your own, set NODE_EXTRA_CA_CERTS to its file',
  ],
]
