import type { Needed } from '../../support/programs.js'

/** A key that is no character; `SelectAll` is the keys that select all of what has the focus. */
export type KeyName = 'Tab' | 'Enter' | 'Space' | 'ArrowDown' | 'Escape' | 'SelectAll'

/** The expression that calls a global function of a page. */
/** A tab of a browser, driven from outside. */
export interface Tab {
  /** Loads a page, and waits until it has loaded. */
  readonly open: (url: string) => Promise<void>
  /**
   * Calls a global function of the page that is open. What it is given and what it gives go over as JSON; a promise is
   * waited for.
   */
  readonly call: <Result>(name: string, ...given: readonly unknown[]) => Promise<Result>
  /** The value of an expression in the page that is open. It comes over as JSON; a promise is waited for. */
  readonly evaluate: <Result>(expression: string) => Promise<Result>
  /** Clicks on the element that a selector names, as a person would. */
  readonly click: (selector: string) => Promise<void>
  /** Chooses an option of a `<select>`, by its value. */
  readonly select: (selector: string, value: string) => Promise<void>
  /** Types into what has the focus; {@link press} is for keys that are no characters. */
  readonly type: (text: string) => Promise<void>
  readonly press: (key: KeyName) => Promise<void>
  /** The title of the page that is open. */
  readonly title: () => Promise<string>
  /** A picture of what is seen, as PNG. */
  readonly screenshot: () => Promise<Uint8Array>
}

/** A tab from what an engine can do: a call is an expression. */
export const createTab = (driven: Omit<Tab, 'call'>): Tab => ({
  ...driven,
  call: (name, ...given) =>
    driven.evaluate(`globalThis[${JSON.stringify(name)}](...${JSON.stringify(given)})`),
})

/** A browser that runs. All its tabs share one profile, which is empty at start. */
export interface Browser {
  readonly name: string
  readonly version: string
  /** One tab, which stays the same. */
  readonly tab: Tab
  readonly close: () => Promise<void>
}

/** A browser engine that the tests know how to start. */
export interface Engine {
  readonly needed: Needed
  /** Starts it with an empty profile, trusting every certificate. */
  readonly start: (files: readonly string[]) => Promise<Browser>
}
