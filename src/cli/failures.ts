/** What went wrong with a request, for a person who has not seen the codes of Node's errors. */
export function explainFailure(error: unknown, url: string): string {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  const { protocol, host } = new URL(url)
  const [, says] = causes(host, protocol).find(([codes]) => codes.test(code)) ?? []
  const told = says ?? (message === '' ? code || 'for an unknown reason' : message)
  return told.replace('{message}', () => message)
}

type Cause = readonly [codes: RegExp, says: string]

const causes = (host: string, protocol: string): readonly Cause[] => [
  [/^ECONNREFUSED$/, `nothing listens at ${host}. Is the server running?`],
  [/^ENOTFOUND$/, `no such host: ${host}. Is it spelled right?`],
  [/^EAI_AGAIN$/, `the name of the host ${host} could not be looked up. Is there a network?`],
  [/^E(?:HOST|NET)UNREACH$|^ETIMEDOUT$/, `${host} cannot be reached`],
  [
    /^(?:ECONNRESET|EPIPE)$/,
    `the server closed the connection without a whole response. Is it an ${protocol === 'https:' ? 'http:' : 'https:'} server?`,
  ],
  [/^HPE_HEADER_OVERFLOW$/, 'the headers of the response are longer than browsers read'],
  [
    /^HPE_INVALID_CONSTANT$/,
    'what came back is not HTTP/1.1' +
      (protocol === 'http:' ? '. Is it an https: server, or none of HTTP?' : ''),
  ],
  [/^HPE_/, 'what came back is not a whole response of HTTP/1.1 ({message})'],
  [/^ERR_SSL_|^EPROTO$/, 'the server does not speak TLS as browsers do. Is it an http: server?'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired; a browser refuses it too'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    `its certificate is not for ${host}; a browser refuses it too`,
  ],
  [
    /CERT|UNABLE_TO_|^ERR_TLS/,
    'its certificate is not trusted ({message}). Where it is your own, name its file in NODE_EXTRA_CA_CERTS',
  ],
]
