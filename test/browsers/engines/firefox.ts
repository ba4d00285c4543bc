import { firefox as needed } from '../../support/programs.js'
import type { Engine } from './engine.js'
import { launchBrowser } from './puppeteer.js'

export const firefox: Engine = {
  needed,
  start: ([file = '']) =>
    launchBrowser(needed.name, {
      browser: 'firefox',
      executablePath: file,
      extraPrefsFirefox: { 'network.proxy.type': 0 },
    }),
}
