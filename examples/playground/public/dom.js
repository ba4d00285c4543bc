/** The element that a selector names: the page is written so that there is one. @param {ParentNode} root @param {string} selector */
export function find(root, selector) {
  const element = root.querySelector(selector)
  if (!(element instanceof HTMLElement)) throw new Error(`The page has no ${selector}.`)
  return element
}

/**
 * An element with children; a string becomes text, so that nothing a server sent is ever read as HTML.
 *
 * @param {string} name
 * @param {string} className
 * @param {readonly (string | Node)[]} children
 */
export function element(name, className, children) {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** Lines of headers, as they go over the wire. @param {readonly (readonly [string, string])[]} headers @param {string} className */
export const headerList = (headers, className) =>
  element(
    'ul',
    `headers ${className}`,
    headers.map(([name, value]) =>
      element('li', '', [element('span', 'name', [`${name}: `]), value]),
    ),
  )
