import vary from 'vary'
import * as names from '../protocol/header-names.js'

/**
 * The value of `Vary` with more fields. It keeps what is already there, and adds nothing twice.
 *
 * @param present the value that the response has, or an empty string
 */
export function addToVary(fields: string, present: string): string {
  if (present === '') return fields
  // Usually it is `Accept-Encoding`. Not looking for our fields there saves a tenth of the time.
  if (fields === names.origin && !/origin|\*/i.test(present)) return `${present}, ${fields}`
  return vary.append(present, fields)
}
