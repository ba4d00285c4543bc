/** Says why a request failed, without requiring the reader to know Node's error codes. */
export function explainFailure(error: unknown, url: string): string {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  const { protocol, host } = new URL(url)
  const [, says] = causes(host, protocol).find(([codes]) => codes.test(code)) ?? []
  const told = says ?? (message === '' ? code || 'unknown error' : message)
  return told.replace('{message}', () => message)
}

type Cause = readonly [codes: RegExp, says: string]

const causes = (host: string, protocol: string): readonly Cause[] => [
  [/^ECONNREFUSED$/, `nothing is listening on ${host}. Is the server running?`],
  [/^ENOTFOUND$/, `host not found: ${host}. Is it spelled correctly?`],
  [/^EAI_AGAIN$/, `could not look up the host ${host}. Are you online?`],
  [/^E(?:HOST|NET)UNREACH$|^ETIMEDOUT$/, `${host} cannot be reached`],
  [
    /^(?:ECONNRESET|EPIPE)$/,
    `the server closed the connection before the response was complete. Is it an ${protocol === 'https:' ? 'http:' : 'https:'} server?`,
  ],
  [/^HPE_HEADER_OVERFLOW$/, 'the response headers are longer than browsers accept'],
  [
    /^HPE_INVALID_CONSTANT$/,
    'the response is not HTTP/1.1' +
      (protocol === 'http:' ? '. Is it an https: server, or not an HTTP server at all?' : ''),
  ],
  [/^HPE_/, 'the response is not valid HTTP/1.1 ({message})'],
  [/^ERR_SSL_|^EPROTO$/, 'the TLS connection failed. Is it an http: server?'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired, so browsers reject it too'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    `its certificate is not valid for ${host}, so browsers reject it too`,
  ],
  [
    /CERT|UNABLE_TO_|^ERR_TLS/,
    'its certificate is not trusted ({message}). If it is your own, set NODE_EXTRA_CA_CERTS to its file',
  ],
]
