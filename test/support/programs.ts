import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env } from 'node:process'

/** A program that some tests need and that npm does not install. */
export interface Needed {
  readonly name: string
  /** The command that installs it on Debian. */
  readonly install: string
  /** The files that it consists of, or `undefined` if one is not installed. */
  readonly find: () => readonly string[] | undefined
}

/** Whether a missing program is a failure, as in CI. */
export const isEverythingNeeded = env.CI === 'true'

export const sayMissing = ({ name, install }: Needed): string =>
  `${name} is not installed, so it is not tested. To install it: ${install}`

const install = (packages: string): string => `apt-get install --no-install-recommends ${packages}`

/** The folders of `PATH`, each with the `sbin` next to it. Proxies are installed there, and `PATH` often lacks it. */
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

/** The first installed program among alternatives. */
const findOne = (names: readonly string[]): string | undefined =>
  names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)

/** One program of each list of alternatives, or `undefined` if one is missing. */
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

/** WebKitGTK's test browser is not in `PATH`: it is installed next to the libraries. */
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

/** The files are the driver, the screen and the browser. */
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

/** Debian keeps PostgreSQL's server out of `PATH`, in a folder for each version. */
const findServerOfPostgres = (name: string): string | undefined =>
  [...folders, ...listFolder('/usr/lib/postgresql').map((folder) => join(folder, 'bin'))]
    .map((folder) => join(folder, name))
    .filter(isProgram)
    .at(-1)

/** The files are `psql`, `initdb` and `postgres`. */
export const postgresql: Needed = {
  name: 'PostgreSQL',
  install: install('postgresql'),
  find: () => {
    const client = findOne(['psql'])
    const server = ['initdb', 'postgres'].map(findServerOfPostgres)
    const files = [client, ...server].filter((file) => file !== undefined)
    return client !== undefined && files.length === 3 ? files : undefined
  },
}

export const allNeeded: readonly Needed[] = [chromium, firefox, webkit, varnish, nginx, postgresql]
