/** The names of this machine that developers take for one another. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Names that only a local network knows; no public authority issues certificates for them. */
const localNames = /\.(?:corp|home|home\.arpa|internal|intranet|lan|local|localdomain|test)$/

/** Addresses of private networks and of single links (RFC 1918, 3927, 4193, 4291, 6598). */
const localAddresses =
  /^(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^\[f(?:[cd]|e[89ab])/

/** Whether a host is on a local network, where https is seldom to be had: by its address, or a name without a dot. */
export const isLocal = (host: string): boolean =>
  localAddresses.test(host) ||
  localNames.test(host) ||
  (!host.includes('.') && !host.startsWith('['))

/** Whether a host is this machine's own, so that no network lies in between (Secure Contexts section 3.1). */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(host)
