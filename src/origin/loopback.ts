import { isIpAddress } from './serialized-origin.js'

/** The names of this machine that developers take for one another. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Names that only a local network knows; no public authority issues certificates for them. */
const localNames = /\.(?:corp|home|home\.arpa|internal|intranet|lan|local|localdomain|test)$/

/**
 * Whether https is seldom to be had for a host: a name that only a local network knows, or any IP address. Public
 * addresses count too, as almost nobody has a certificate for one.
 */
export const isLocal = (host: string): boolean =>
  isIpAddress({ host }) || localNames.test(host) || !host.includes('.')

/** Whether a host is this machine's own, so that no network lies in between (Secure Contexts section 3.1). */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(host)
