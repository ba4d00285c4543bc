/** @import { PageRequest } from '../../page-request.js' */

/**
 * @param {PageRequest} request
 * @returns {Promise<null>}
 */
export const byModuleScript = ({ url, credentials }) =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.type = 'module'
    script.crossOrigin = credentials ? 'use-credentials' : 'anonymous'
    script.onload = () => {
      resolve(null)
    }
    script.onerror = () => {
      reject(new Error('the script did not load'))
    }
    script.src = url
    document.head.append(script)
  })
