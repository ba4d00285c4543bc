/** @import { Body } from '../../page-request.js' */

/** @param {Body | undefined} kind */
export function bodyOf(kind) {
  if (kind === 'text') return 'text'
  if (kind === 'bytes') return new Uint8Array([1, 2, 3])
  if (kind === 'stream') return new Blob(['text']).stream()
  return null
}
