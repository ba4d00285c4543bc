import { chromium as needed } from '../../support/programs.js'
import type { Engine } from './engine.js'
import { launchBrowser } from './puppeteer.js'

export const chromium: Engine = {
  needed,
  start: ([file = '']) =>
    launchBrowser(needed.name, {
      executablePath: file,
      args: [
        // The sandbox does not work as root, nor in many containers. The pages are our own.
        '--no-sandbox',
        // Only the tests make requests, and these never leave this machine.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--no-proxy-server',
      ],
    }),
}
