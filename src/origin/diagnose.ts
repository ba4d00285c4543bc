import type { CorsProblemCode } from '../problems.js'
import { schemesOfPages } from './schemes-of-pages.js'
import { isList } from './written-list.js'
import { defaultPorts } from './serialized-origin.js'
import { isFile, isHostless, readWritten, type WrittenOrigin } from './written.js'

/** Why a string is no pattern. */
export interface Diagnosis {
  readonly code: CorsProblemCode
  /** Goes on after "`origin` is "…", which". */
  readonly says: string
}

interface Fault extends Diagnosis {
  readonly isIn: (written: WrittenOrigin, value: string) => boolean
}

/** In the order in which a person would see them. */
const faults: readonly Fault[] = [
  {
    code: 'origin-empty',
    says: 'is empty, most often because an environment variable is not set',
    isIn: (_, value) => value.trim() === '',
  },
  {
    code: 'origin-file',
    says: 'is a file: pages from files send `Origin: null`',
    isIn: (_, value) => isFile(value),
  },
  {
    code: 'origin-opaque',
    says: 'is an address without a host: pages from there send `Origin: null`',
    isIn: (_, value) => isHostless(value),
  },
  {
    code: 'origin-list',
    says: 'is a list in one string, where an allowlist is an array',
    isIn: (_, value) => isList(value),
  },
  {
    code: 'origin-spaces',
    says: 'has white space or quotes around it',
    isIn: (_, value) => /^[\s"'`]|[\s"'`]$/.test(value),
  },
  {
    code: 'origin-scheme-missing',
    says: 'has no scheme, and the same host is another origin over http than over https',
    isIn: ({ scheme }) => scheme === '',
  },
  {
    code: 'origin-path',
    says: 'has a path, a query or a slash after its host and port, where an origin ends',
    isIn: ({ path }, value) => path !== '' || /^blob:/i.test(value),
  },
  {
    code: 'origin-userinfo',
    says: 'has a user name, which is no part of an origin',
    isIn: (_, value) => value.includes('@'),
  },
  {
    code: 'origin-wildcard',
    says: 'has a `*` that is not the whole left of a host name, as in "https://*.example.com", nor a port',
    isIn: ({ scheme, subdomains, host, port }) =>
      `${scheme}${host}`.includes('*') ||
      (port.includes('*') && port !== '*') ||
      !['', '*.'].includes(subdomains) ||
      (subdomains !== '' && (host === '' || /^\[|^[\d.]+$/.test(host))),
  },
  {
    code: 'origin-websocket',
    says: 'is the address of a connection, where the origin is that of the page that opens it',
    isIn: ({ scheme }) => schemesOfPages.has(scheme.toLowerCase()),
  },
  {
    code: 'origin-too-long',
    says: 'is too long: a scheme has at most 64 characters, a host 253',
    isIn: ({ scheme, host }) => scheme.length > 64 || host.length > 253,
  },
  {
    code: 'origin-default-port',
    says: "has its scheme's default port, which browsers leave out",
    isIn: ({ scheme, port }) =>
      port !== '' && port.replace(/^0+/, '') === defaultPorts.get(scheme.toLowerCase()),
  },
  {
    code: 'origin-port',
    says: 'has a port that is no number from 1 to 65535, written without zeros in front',
    isIn: ({ port }, value) =>
      /^0|^\d{6}/.test(port) || Number(port) > 65_535 || value.endsWith(':'),
  },
  {
    code: 'origin-trailing-dot',
    says: 'ends with a dot: that is another origin, which is always denied here, as hardly anybody means it',
    isIn: ({ host }) => host.endsWith('.'),
  },
  {
    code: 'origin-unicode',
    says: 'has letters beyond ASCII, which browsers send in Punycode',
    isIn: ({ host }) => /[^\0-\x7f]/.test(host),
  },
  {
    code: 'origin-ipv6',
    says: 'has an IPv6 address that is not written as browsers do: in brackets, compressed, in lower case',
    isIn: ({ host }) => /^\[|:.*:/.test(host),
  },
  {
    code: 'origin-upper-case',
    says: 'has upper-case letters, where browsers send lower case',
    isIn: (_, value) => /[A-Z]/.test(value),
  },
  {
    code: 'origin-ipv4',
    says: 'has a number for a host, where browsers send four decimal numbers with dots',
    isIn: ({ host }) => /(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(host),
  },
]

const malformed: Diagnosis = {
  code: 'origin-malformed',
  says: 'is no scheme, host and port: "https://app.example.com" is one, as is "http://localhost:3000"',
}

/** Why a string is no pattern, for one that {@link parsePattern} did not take. */
export function diagnose(value: string): Diagnosis {
  const written = readWritten(value)
  return faults.find(({ isIn }) => isIn(written, value)) ?? malformed
}
