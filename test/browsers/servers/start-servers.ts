import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { fileURLToPath } from 'node:url'
import { cors } from 'allow-origin'
import express, { type Express } from 'express'
import { createCertificate } from '../../cli/certificate.js'
import { listen, type Running } from '../../integration/framework.js'
import { createMounts, type MountHandlers } from './mounts.js'
import { site, type Origins } from './origins.js'

/** Servers for pages and for an API, each over http and https, under names of this machine. */
export interface Servers {
  readonly origins: Origins
  /** The page servers have the mounts too, because redirects may start and end there. */
  readonly mount: MountHandlers
  readonly close: () => Promise<void>
}

const pages = fileURLToPath(new URL('../pages', import.meta.url))

export async function startServers(): Promise<Servers> {
  const { app: api, mount } = createMounts()
  // To a sandboxed frame, even its own scripts are cross-origin.
  const pageServer = express().use(cors(), express.static(pages)).use(api)
  const certificate = createCertificate('localhost')
  const running: Running[] = []
  const start = async (app: Express, scheme: 'http' | 'https') => {
    const server = scheme === 'https' ? createTlsServer(certificate, app) : createServer(app)
    const listening = await listen(server)
    running.push(listening)
    return (name: string) => new URL(`${scheme}://${name}.${site}:${listening.port}`).origin
  }

  const page = await start(pageServer, 'http')
  const securePage = await start(pageServer, 'https')
  const plain = await start(api, 'http')
  const secure = await start(api, 'https')
  return {
    origins: {
      app: page('app'),
      other: page('other'),
      international: page('bücher'),
      secure: securePage('app'),
      api: plain('api'),
      third: plain('third'),
      'secure api': secure('api'),
      'secure third': secure('third'),
    },
    mount,
    close: async () => {
      await Promise.all(running.map(({ close }) => close()))
    },
  }
}
