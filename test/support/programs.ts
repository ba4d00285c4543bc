import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env } from 'node:process'

/** A program that some tests need and that npm does not install. */
export interface Needed {
  readonly name: string
  /** The command that installs it on Debian. */
  readonly install: string
  /** The files that it consists of; `undefined` where one is not on this machine. */
  readonly find: () => readonly string[] | undefined
}

/** Whether what is missing is a failure: there the tests must not pass for want of a browser. */
export const isEverythingNeeded = env.CI === 'true'

export const sayMissing = ({ name, install }: Needed): string =>
  `${name} is not on this machine, and is not tested. To install it: ${install}`

const install = (packages: string): string => `apt-get install --no-install-recommends ${packages}`

/** The folders of `PATH`, each with the `sbin` beside it: that is where proxies are, and users often leave it out. */
const folders = (env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => [folder, folder.replace(/\/bin$/, '/sbin')])

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first that is there of programs which do the same. */
const findOne = (names: readonly string[]): string | undefined =>
  names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)

/** Every program that is named, or nothing where one is missing. */
function findAll(...alternatives: readonly (readonly string[])[]): readonly string[] | undefined {
  const found = alternatives.map(findOne).filter((file) => file !== undefined)
  return found.length === alternatives.length ? found : undefined
}

const listFolder = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** WebKitGTK's browser for tests is no command: it stands among the libraries. */
const findMiniBrowser = (): string | undefined =>
  listFolder('/usr/lib')
    .flatMap(listFolder)
    .filter((folder) => /\/webkit2gtk-4\.\d+$/.test(folder))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(isProgram)

export const chromium: Needed = {
  name: 'Chromium',
  install: install('chromium'),
  find: () => findAll(['chromium', 'chromium-browser', 'google-chrome']),
}

export const firefox: Needed = {
  name: 'Firefox',
  install: install('firefox-esr'),
  find: () => findAll(['firefox-esr', 'firefox']),
}

/** Its files are the driver, the browser and the screen that it draws on. */
export const webkit: Needed = {
  name: 'WebKitGTK',
  install: install('webkit2gtk-driver xvfb'),
  find: () => {
    const programs = findAll(['WebKitWebDriver'], ['Xvfb'])
    const browser = findMiniBrowser()
    return programs && browser !== undefined ? [...programs, browser] : undefined
  },
}

export const varnish: Needed = {
  name: 'Varnish',
  install: install('varnish'),
  find: () => findAll(['varnishd']),
}

export const nginx: Needed = {
  name: 'nginx',
  install: install('nginx-light'),
  find: () => findAll(['nginx']),
}

export const allNeeded: readonly Needed[] = [chromium, firefox, webkit, varnish, nginx]
