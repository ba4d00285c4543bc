/** Finds the element for a selector. The page must have one. @template {HTMLElement} Kind @param {string} selector @param {new () => Kind} kind */
export function find(selector, kind) {
  const element = document.querySelector(selector)
  if (!(element instanceof kind)) throw new Error(`The page has no ${selector}.`)
  return element
}

/**
 * Creates an element with children. Strings become text and are never parsed as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(string | Node | null)} children
 */
export function element(name, className, ...children) {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children.filter((child) => child !== null))
  return made
}

/** Turns a text into nodes, with code elements for the parts in backticks. @param {string} text */
export const prose = (text) =>
  text.split(/`(.+?)`/).map((part, index) => (index % 2 === 0 ? part : element('code', '', part)))

/** @param {string} className @param {string} label @param {() => void} act */
export function button(className, label, act) {
  const made = element('button', className, label)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

/** What a screen reader says for each mark. */
const spoken = { pass: 'Passed: ', fail: 'Failed: ', skip: 'Skipped: ' }

/** A mark for a result, with words for screen readers. @param {'pass' | 'fail' | 'skip'} outcome */
export function mark(outcome) {
  const sign = element('span', `mark ${outcome}`, { pass: '✓', fail: '✕', skip: '–' }[outcome])
  sign.ariaHidden = 'true'
  return element('span', '', sign, element('span', 'unseen', spoken[outcome]))
}
