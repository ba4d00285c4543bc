import { extensionSchemes } from '../extension-schemes.js'

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
  const text = withSlashes(value)
  // A colon in front of a port does not end a scheme.
  const scheme = start(/^([a-z*][\d*+.a-z-]*):(?!\d|\*$)/i, text)
  const afterScheme = text.slice(scheme === '' ? 0 : scheme.length + 1).replace(/^[/\\]+/, '')
  const authority = before(/[#/?\\]/, afterScheme)
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1)
  // A `*` with a hyphen behind it is a part of a label.
  const subdomains = start(/^(\.|(?:\*\.?)+(?![-_]))/, hostAndPort)
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

/** Schemes that people write, and their slips in the `://` after it. */
const slips = new RegExp(
  String.raw`^\s*(https?|capacitor|ionic|tauri|${extensionSchemes.join('|')})\s*` +
    String.raw`(?:[,.;][/\\]+|(?::+\s*)?[/\\]+(?::(?!:))?[/\\]*|:+(?![\d*]|$)[/\\]*|(?<=-extension):(?=\*))`,
  'i',
)

/** Puts the `://` right, and takes a scheme away that has another one behind it: `http//a`, `https:a`, `http://https://a`. */
export function withSlashes(value: string): string {
  const text = value.replace(slips, '$1://')
  const twice = /^https?:\/\/(?=https?[/:])/i.exec(text)
  return twice === null ? text : text.slice(twice[0].length).replace(slips, '$1://')
}

/** Whether a scheme has another one behind it. */
export const hasTwoSchemes = (value: string): boolean =>
  /^https?:\/\/(?=https?[/:])/i.test(value.replace(slips, '$1://'))

/** The hosts of what has a second one, or a second port, behind a colon: `localhost:127.0.0.1:3000`. */
export function hostsOf({ host }: WrittenOrigin): readonly string[] {
  const parts = host.split(':')
  return parts.length === 2 && !host.startsWith('[') && !parts.includes('') ? parts : [host]
}

export const isFile = (value: string): boolean => /^\s*(?:file:|[a-z]:\\)/i.test(value)

/** Whether a value is a URL of a scheme whose pages have no origin of their own. */
export const isHostless = (value: string): boolean =>
  /^\s*(?:about|data|filesystem|javascript|mailto):|^\s*blob:(?!https?:)/i.test(value)
