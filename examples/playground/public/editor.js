import { highlight } from './highlight.js'

/** @typedef {import('./highlight.js').Span} Span */

/** A plain text area on top of a copy of the text with syntax colors. */
export class Editor {
  #area
  #copy
  /** @type {readonly Span[]} */
  #problems = []
  /** @type {readonly Span[]} */
  #changes = []

  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} copy
   * @param {() => void} onInput called when you type
   */
  constructor(area, copy, onInput) {
    this.#area = area
    this.#copy = copy
    area.addEventListener('input', () => {
      this.#problems = []
      this.#changes = []
      this.#paint()
      onInput()
    })
  }

  get text() {
    return this.#area.value
  }

  /** Replaces the text. */
  set text(text) {
    this.#area.value = text
    this.#problems = []
    this.#changes = []
    this.#paint()
  }

  /** Replaces the text and highlights what has changed. @param {string} text */
  change(text) {
    const from = countAlike((index) => this.text[index] === text[index], this.text, text)
    const rest = { before: this.text.slice(from), after: text.slice(from) }
    const alike = countAlike(
      (index) => rest.before.at(-1 - index) === rest.after.at(-1 - index),
      rest.before,
      rest.after,
    )
    const written = text.slice(from, text.length - alike)
    const start = from + written.length - written.trimStart().length
    this.text = text
    this.#changes = [{ from: start, to: start + written.trim().length, className: 'changed' }]
    this.#paint()
  }

  /** Highlights problems. @param {readonly { from: number, to: number }[]} problems */
  mark(problems) {
    this.#problems = problems.map(({ from, to }) => ({ from, to, className: 'wrong' }))
    this.#area.ariaInvalid = String(problems.length > 0)
    this.#paint()
  }

  /** @param {{ from: number, to: number }} span */
  select({ from, to }) {
    this.#area.focus()
    this.#area.setSelectionRange(from, to)
  }

  #paint() {
    // Without the line break, an empty last line would have no height.
    this.#copy.replaceChildren(...highlight(this.text, [...this.#problems, ...this.#changes]), '\n')
  }
}

/** Counts the characters that two texts have in common, up to the first difference. @param {(index: number) => boolean} isAlike @param {string} one @param {string} other */
function countAlike(isAlike, one, other) {
  let count = 0
  while (count < one.length && count < other.length && isAlike(count)) count += 1
  return count
}
