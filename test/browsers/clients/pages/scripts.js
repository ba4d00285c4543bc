/**
 * Loads a script of another origin: as a module, which needs CORS, or as a classic script, which does not.
 *
 * @param {string} url
 * @param {'module' | 'text/javascript'} type
 * @returns {Promise<'loaded' | 'blocked'>}
 */
export const loadScript = (url, type) =>
  new Promise((resolve) => {
    const script = Object.assign(document.createElement('script'), { src: url, type })
    script.onload = () => resolve('loaded')
    script.onerror = () => resolve('blocked')
    document.head.append(script)
  })
