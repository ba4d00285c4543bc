import type { Needed } from '../../support/programs.js'

/** A shortcut: Ctrl with a letter. */
export type Shortcut = 'SelectAll' | 'Undo'

export const letters: Readonly<Record<Shortcut, string>> = { SelectAll: 'a', Undo: 'z' }

export const isShortcut = (key: KeyName): key is Shortcut => key in letters

/** A key that does not type a character, or a shortcut. */
export type KeyName = 'Tab' | 'Enter' | 'Space' | 'ArrowDown' | 'Escape' | Shortcut

/** A tab of a browser, driven from outside. */
export interface Tab {
  /** Loads a page, and waits until it has loaded. */
  readonly open: (url: string) => Promise<void>
  /**
   * Calls a global function of the open page. Arguments and result are passed as JSON; a promise is awaited.
   */
  readonly call: <Result>(name: string, ...given: readonly unknown[]) => Promise<Result>
  /** The value of an expression in the open page. It is passed as JSON; a promise is awaited. */
  readonly evaluate: <Result>(expression: string) => Promise<Result>
  /** Clicks on the element that a selector names, as a person would. */
  readonly click: (selector: string) => Promise<void>
  /** Chooses an option of a `<select>`, by its value. */
  readonly select: (selector: string, value: string) => Promise<void>
  /** Types into the focused element; {@link press} is for keys that do not type a character. */
  readonly type: (text: string) => Promise<void>
  readonly press: (key: KeyName) => Promise<void>
  /** The title of the open page. */
  readonly title: () => Promise<string>
  /** A screenshot of the visible part, as PNG. */
  readonly screenshot: () => Promise<Uint8Array>
}

/** Adds `call` to what an engine provides: a call is an expression. */
export const createTab = (driven: Omit<Tab, 'call'>): Tab => ({
  ...driven,
  call: (name, ...given) =>
    driven.evaluate(`globalThis[${JSON.stringify(name)}](...${JSON.stringify(given)})`),
})

/** A running browser. All its tabs share one profile, which is empty at startup. */
export interface Browser {
  readonly name: string
  readonly version: string
  /** The one tab that the tests use. */
  readonly tab: Tab
  readonly close: () => Promise<void>
}

/** A browser engine that the tests know how to start. */
export interface Engine {
  readonly needed: Needed
  /** Starts it with an empty profile, trusting every certificate. */
  readonly start: (files: readonly string[]) => Promise<Browser>
}
