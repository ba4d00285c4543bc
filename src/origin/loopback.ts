import { isIpAddress } from './serialized-origin.js'

export { isLoopback } from '../protocol/loopback-hosts.js'

/** The names of this machine that developers mix up. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Names in local networks. No public authority issues certificates for them. */
const localNames = /\.(?:corp|home|home\.arpa|internal|intranet|lan|local|localdomain|test)$/

/**
 * Whether https is rarely available for a host: a name in a local network, or any IP address. This includes public
 * addresses, because few of them have a certificate.
 */
export const isLocal = (host: string): boolean =>
  isIpAddress({ host }) || localNames.test(host) || !host.includes('.')
