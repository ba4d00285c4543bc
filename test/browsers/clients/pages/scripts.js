/**
 * Loads a script of another origin: as a module, which the server has to allow, or as a classic one.
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
