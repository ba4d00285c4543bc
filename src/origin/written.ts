/** What a person wrote for an origin, taken apart as they may have meant it; a part that is not there is empty. */
export interface WrittenOrigin {
  readonly scheme: string
  /** `*.` in front of the host; also `*` and `.`, as other software has it. */
  readonly subdomains: string
  readonly host: string
  readonly port: string
  /** Path, query and fragment. */
  readonly path: string
}

export function readWritten(value: string): WrittenOrigin {
  // A colon in front of a port does not end a scheme.
  const scheme = start(/^([a-z*][\d*+.a-z-]*):(?!\d|\*$)/i, value)
  const afterScheme = value.slice(scheme === '' ? 0 : scheme.length + 1).replace(/^[/\\]+/, '')
  const authority = before(/[#/?\\]/, afterScheme)
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1)
  const subdomains = start(/^(\.|(?:\*\.?)+)/, hostAndPort)
  const host = before(/:[\d*]*$/, hostAndPort)
  return {
    scheme,
    subdomains,
    host: host.slice(subdomains.length),
    port: hostAndPort.slice(host.length + 1),
    path: afterScheme.slice(authority.length),
  }
}

const start = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? ''

function before(pattern: RegExp, text: string): string {
  const index = text.search(pattern)
  return index === -1 ? text : text.slice(0, index)
}

export const isFile = (value: string): boolean => /^\s*(?:file:|[a-z]:\\)/i.test(value)

/** Whether a value is a URL of a scheme that has no hosts. */
export const isHostless = (value: string): boolean =>
  /^\s*(?:about|data|javascript|mailto):/i.test(value)
