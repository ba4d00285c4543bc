import { createServer } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FindingCode } from '../../../src/cli/audit/codes.js'
import { auditAt, guard, type Guard } from '../../cli/audit/guarded-server.js'
import { listen } from '../../integration/framework.js'
import { describeEngines } from '../engines/describe-engines.js'
import type { Tab } from '../engines/engine.js'

/** The page that each server means to allow, under a name of this machine. */
const own = 'http://app.shop.localhost'

interface Case {
  readonly title: string
  readonly code: FindingCode
  readonly server: Guard
  /** A part of the attacker's origin, if the finding has several. */
  readonly like?: string
  /** The engines that open such a page, if not all do. */
  readonly engines?: readonly string[]
}

const startsLikeOwn = (origin: string): boolean => origin.startsWith(own)

/** Which engines open a page on such a host. The others cannot look the name up. */
const hosts: readonly { readonly character: string; readonly engines: readonly string[] }[] = [
  { character: '-', engines: ['Chromium', 'Firefox', 'WebKitGTK'] },
  { character: '_', engines: ['Chromium', 'Firefox', 'WebKitGTK'] },
  { character: '$', engines: ['Firefox', 'WebKitGTK'] },
  ...['}', '`', '!', ','].map((character) => ({ character, engines: ['WebKitGTK'] })),
]

const cases: readonly Case[] = [
  { title: 'every origin', code: 'any-origin-with-credentials', server: { rule: () => true } },
  {
    title: 'a sandboxed frame',
    code: 'null-origin',
    server: {
      rule: (origin) => origin === 'null' || /^http:\/\/app\.shop\.localhost:\d+$/.test(origin),
    },
  },
  { title: 'startsWith', code: 'look-alike-origin', server: { rule: startsLikeOwn } },
  ...hosts.map(({ character, engines }): Case => ({
    title: `a host with ${character}`,
    code: 'look-alike-origin',
    server: { rule: startsLikeOwn },
    like: `${character}.`,
    engines,
  })),
  {
    title: 'endsWith',
    code: 'look-alike-origin',
    server: { rule: (origin) => /shop\.localhost(?::\d+)?$/.test(origin) },
    like: 'attackershop',
  },
  {
    title: 'an unescaped dot',
    code: 'look-alike-origin',
    server: { rule: (origin) => /^http:\/\/app.shop\.localhost(?::\d+)?$/.test(origin) },
    like: 'appxshop',
  },
]

let port: number

beforeAll(async () => {
  const site = await listen(
    createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>evil</title>')
    }),
  )
  port = site.port
  return site.close
})

/** The same origin under a name of this machine, because nothing leaves it. */
const local = (origin: string): string =>
  origin.replace(/^https?:\/\/(.*)attacker\.test(?::\d+)?$/, `http://$1attacker.localhost:${port}`)

/** What a script gets that reads a URL with the cookies of the user. */
const read = (url: string): string =>
  `fetch(${JSON.stringify(url)}, { credentials: 'include' }).then((response) => response.text(), () => 'blocked')`

async function readFrom(tab: Tab, origin: string, url: string): Promise<string> {
  if (origin !== 'null') {
    await tab.open(`${local(origin)}/`)
    return tab.evaluate<string>(read(url))
  }
  await tab.open(`http://attacker.localhost:${port}/`)
  return tab.evaluate<string>(`new Promise((resolve) => {
    addEventListener('message', ({ data }) => resolve(data), { once: true })
    const frame = document.createElement('iframe')
    frame.sandbox = 'allow-scripts'
    frame.srcdoc = ${JSON.stringify(`<script>${read(url)}.then((text) => parent.postMessage(text, '*'))</script>`)}
    document.body.append(frame)
  })`)
}

async function serveSecret(server: Guard): Promise<{ url: string; close: () => Promise<void> }> {
  const api = await listen(
    createServer(
      guard({
        ...server,
        more: ({ method }, response) => {
          if (method === 'GET') response.write('secret')
        },
      }),
    ),
  )
  return {
    url: `http://127.0.0.1:${api.port}/`,
    close: async () => {
      await api.close()
    },
  }
}

describe('what the audit finds, a browser lets in:', { timeout: 30_000 }, () => {
  describeEngines((browser, engine) => {
    it.each(cases.filter(({ engines = [engine] }) => engines.includes(engine)))(
      '$title',
      async ({ code, server, like = '' }) => {
        const { url, close } = await serveSecret(server)
        try {
          const { findings } = await auditAt(url, [`${own}:${port}`])
          const finding = findings.find((found) => found.code === code)
          const sent = finding?.exchange.request.headers.find(([name]) => name === 'Origin')?.[1]
          const origin = like === '' ? sent : finding?.origins.find((one) => one.includes(like))
          expect(origin).toBeDefined()
          expect(await readFrom(browser().tab, origin ?? '', url)).toBe('secret')
        } finally {
          await close()
        }
      },
    )

    it('and what it does not find, a browser blocks', async () => {
      const { url, close } = await serveSecret({ rule: (origin) => origin === `${own}:${port}` })
      try {
        const { findings } = await auditAt(url, [`${own}:${port}`])
        expect(findings).toEqual([])
        const { tab } = browser()
        expect(await readFrom(tab, `${own}:${port}`, url)).toBe('secret')
        for (const origin of [`${own}.attacker.test`, `${own}_.attacker.test`, 'null']) {
          expect(await readFrom(tab, origin, url)).toBe('blocked')
        }
      } finally {
        await close()
      }
    })

    it('and * with credentials, it blocks', async () => {
      const { url, close } = await serveSecret({ rule: () => '*' })
      try {
        const { findings } = await auditAt(url, [`${own}:${port}`])
        expect(findings.map(({ code }) => code)).toEqual(['wildcard-with-credentials'])
        expect(await readFrom(browser().tab, `${own}:${port}`, url)).toBe('blocked')
      } finally {
        await close()
      }
    })
  })
})
