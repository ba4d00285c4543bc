/** @import { PageRequest } from '../../page-request.js' */

/** @param {PageRequest} request */
export async function byImage({ url, credentials }) {
  const image = new Image()
  image.crossOrigin = credentials ? 'use-credentials' : 'anonymous'
  image.src = url
  await image.decode()
  const drawing = document.createElement('canvas').getContext('2d')
  drawing?.drawImage(image, 0, 0)
  drawing?.getImageData(0, 0, 1, 1)
  return null
}
