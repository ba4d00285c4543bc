import { createServer } from 'node:http'
import express, { type Express } from 'express'
import { listen } from '../../framework.js'
import type { Start } from './behind.js'

/**
 * Puts something behind the middleware.
 *
 * @param onClose registers a function that closes what `mount` started next to the application
 */
export type Mount = (app: Express, onClose: (close: () => Promise<unknown>) => void) => unknown

/** An Express application with the defaults, and one as the security guide of Express recommends. */
export const inExpress = (mount: Mount): Readonly<Record<string, Start>> => ({
  'Express 5': startWith(mount, true),
  'Express 5 without `X-Powered-By`': startWith(mount, false),
})

const startWith =
  (mount: Mount, poweredBy: boolean): Start =>
  async (middleware) => {
    const closers: (() => Promise<unknown>)[] = []
    const app = express()
    app.set('x-powered-by', poweredBy)
    app.use(middleware)
    await mount(app, (close) => closers.push(close))
    const { port, close } = await listen(createServer(app))
    return { port, close: () => Promise.all([close, ...closers].map((each) => each())) }
  }
