import { chromium as needed } from '../../support/programs.js'
import type { Engine } from './engine.js'
import { launchBrowser } from './puppeteer.js'

export const chromium: Engine = {
  needed,
  start: ([file = '']) =>
    launchBrowser(needed.name, {
      executablePath: file,
      args: [
        // Root has no sandbox, and a container often none either; the pages are our own.
        '--no-sandbox',
        // Nothing but the tests' own requests: they never leave this machine.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--no-proxy-server',
      ],
    }),
}
