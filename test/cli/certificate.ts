import { generateKeyPairSync, sign } from 'node:crypto'

/** A key and its self-signed certificate, in PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

/** A DER element of up to 65,535 bytes (X.690 section 8.1). */
function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const lengthBytes =
    length < 0x80
      ? [length]
      : length < 0x1_00
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x1_00), length % 0x1_00]
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content])
}

const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, ...parts)
const time = (year: string): Buffer => element(0x17, Buffer.from(`${year}0101000000Z`))

const ecdsaWithSha256 = sequence(bytes('06082a8648ce3d040302'))
const nameOf = (commonName: string): Buffer =>
  sequence(element(0x31, sequence(bytes('0603550403'), element(0x0c, Buffer.from(commonName)))))

/** Marks the certificate as an authority (RFC 5280 section 4.2.1.9), so Node can trust it as a root. */
const isAuthority = sequence(
  bytes('0603551d13'),
  bytes('0101ff'),
  element(0x04, sequence(bytes('0101ff'))),
)
/** The host that the certificate is for (RFC 5280 section 4.2.1.6). */
const isFor = (host: string): Buffer =>
  sequence(bytes('0603551d11'), element(0x04, sequence(element(0x82, Buffer.from(host)))))

/**
 * Creates a certificate (RFC 5280 section 4.1). Node can read certificates but not create them.
 *
 * @param until the last two digits of the year; the certificate expires when that year begins
 */
export function createCertificate(host: string, until = '49'): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const toSign = sequence(
    element(0xa0, bytes('020102')),
    bytes('020101'),
    ecdsaWithSha256,
    nameOf(host),
    sequence(time('20'), time(until)),
    nameOf(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(isAuthority, isFor(host))),
  )
  const signature = element(0x03, Buffer.from([0]), sign('sha256', toSign, privateKey))
  const encoded = sequence(toSign, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----\n`,
  }
}
