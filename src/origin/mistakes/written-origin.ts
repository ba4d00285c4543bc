import { extensionSchemes } from '../extension-schemes.js'
import { isLoopback } from '../loopback.js'

/** The parts of what a person wrote as an origin. A missing part is empty. */
export interface WrittenOrigin {
  readonly scheme: string
  /** `*.` in front of the host, or `*` or `.`, as in other software. */
  readonly subdomains: string
  readonly host: string
  readonly port: string
  /** Path, query and fragment. */
  readonly path: string
}

export function readWritten(value: string): WrittenOrigin {
  // Spring writes any port like this.
  const text = withSlashes(value).replace(/:\[\*\](?=\/?$)/, ':*')
  // A colon before a port does not end a scheme.
  const scheme = start(/^([a-z*][\d*+.a-z-]*):(?!\d|\*$)/i, text)
  const afterScheme = text.slice(scheme === '' ? 0 : scheme.length + 1).replace(/^[/\\]+/, '')
  const authority = upTo(/[#/?\\]/, afterScheme)
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1)
  // A `*` before a hyphen is part of a label.
  const subdomains = start(/^(\.|(?:\*\.?)+(?![-_]))/, hostAndPort)
  const host = upTo(/:[\d*]*$/, hostAndPort)
  return {
    scheme,
    subdomains,
    host: host.slice(subdomains.length),
    port: hostAndPort.slice(host.length + 1),
    path: afterScheme.slice(authority.length),
  }
}

const start = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? ''

function upTo(pattern: RegExp, text: string): string {
  const index = text.search(pattern)
  return index === -1 ? text : text.slice(0, index)
}

/** A scheme that people write, followed by a misspelled `://`. */
const slips = new RegExp(
  String.raw`^\s*(https?|capacitor|ionic|tauri|${extensionSchemes.join('|')})\s*` +
    String.raw`(?:[,.;_-][/\\]+|(?::+\s*)?[/\\]+(?::(?!:))?[/\\]*|:+(?![\d*]|$)[/\\]*|(?<=-extension):(?=\*))`,
  'i',
)

/** Corrects the `://`, and removes the first of two schemes: `http//a`, `https:a`, `http://https://a`. */
export function withSlashes(value: string): string {
  const text = value.replace(slips, '$1://')
  const twice = /^https?:\/\/(?=https?[/:])/i.exec(text)
  return twice === null ? text : text.slice(twice[0].length).replace(slips, '$1://')
}

/** Whether there are two schemes, one after the other. */
export const hasTwoSchemes = (value: string): boolean =>
  /^https?:\/\/(?=https?[/:])/i.test(value.replace(slips, '$1://'))

/** Whether there is something in front of the scheme that cannot be part of one, as in `@https://a.example`. */
export const hasStrayStart = (value: string, { scheme }: WrittenOrigin): boolean =>
  scheme === '' && /^[^#/?]*:\/\//.test(value)

/** The host, with the second host or port that a colon separates from it: `localhost:127.0.0.1:3000`. */
export function hostsOf(written: WrittenOrigin): readonly string[] {
  const [first = '', second = ''] = hostParts(written)
  const isName = /[a-z]/i.test(second) && /\w\.\w/.test(second)
  const isNumber = /^(?:(?:\d+\.){3})?\d+$/.test(second)
  return isName || isNumber || isLoopback(second.toLowerCase()) ? [first, second] : [written.host]
}

/** Whether there is a port that is not a number, such as `PORT` or `3000-3010`. */
export const hasPortInWords = (written: WrittenOrigin): boolean =>
  hostParts(written).length === 2 && hostsOf(written).length === 1

function hostParts({ host }: WrittenOrigin): readonly string[] {
  const parts = host.split(':')
  return parts.length === 2 && !host.startsWith('[') && !parts.includes('') ? parts : [host]
}

export const isFile = (value: string): boolean => /^\s*(?:file:|[a-z]:(?:\\|\/(?!\/)))/i.test(value)

/** Whether a value is a path, such as `/api`. */
export const isPath = (value: string): boolean => /^\s*\.{0,2}\/(?!\/)/.test(value)

/** Whether a value is a URL of a scheme whose pages have no origin of their own. */
export const isHostless = (value: string): boolean =>
  /^\s*(?:about|data|filesystem|javascript|mailto):|^\s*blob:(?!https?:)/i.test(value)
