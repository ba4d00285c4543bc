/** @import { PageRequest } from '../../page-request.js' */

/** @param {PageRequest} request */
export async function byFont({ url }) {
  await new FontFace('tested', `url(${JSON.stringify(url)})`).load()
  return null
}
