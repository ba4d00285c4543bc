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
  const [start = '', scheme = ''] = /^(?:([a-z*][\d*+.a-z-]*):(?!\d|\*$))?[/\\]*/i.exec(value) ?? []
  const afterScheme = value.slice(start.length)
  const [authority = ''] = /^[^#/?\\]*/.exec(afterScheme) ?? []
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1)
  const [ending = '', port = ''] = /:([\d*]*)$/.exec(hostAndPort) ?? []
  const [subdomains = ''] = /^(?:\.|(?:\*\.?)+)/.exec(hostAndPort) ?? []
  return {
    scheme,
    subdomains,
    host: hostAndPort.slice(subdomains.length, hostAndPort.length - ending.length),
    port,
    path: afterScheme.slice(authority.length),
  }
}

export const isFile = (value: string): boolean => /^\s*(?:file:|[a-z]:\\)/i.test(value)

/** Whether a value is a URL of a scheme that has no hosts. */
export const isHostless = (value: string): boolean =>
  /^\s*(?:about|data|javascript|mailto):/i.test(value)
