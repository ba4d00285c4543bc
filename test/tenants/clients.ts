import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const agent = new Agent({ keepAlive: true })

export interface Answered {
  readonly status: number | undefined
  /** Whether a page of this origin may read the response. */
  readonly isAllowed: boolean
}

/** Sends one request on a connection that stays open. */
export const get = (port: number, origin: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = request({
      agent,
      host: '127.0.0.1',
      port,
      path: '/items',
      headers: { Origin: origin },
    })
    sent.setTimeout(10_000, () => sent.destroy(new Error('The server did not respond.')))
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.on('error', reject).resume()
      response.on('end', () => {
        const allowed = response.headers['access-control-allow-origin']
        resolve({ status: response.statusCode, isAllowed: allowed === origin })
      })
    })
    sent.end()
  })

/** The rows of the table, and whether a server's list has each. */
export async function getTenants(
  port: number,
): Promise<readonly { readonly origin: string; readonly isAllowed: boolean }[]> {
  const response = await fetch(`http://127.0.0.1:${port}/tenants`)
  const { tenants } = (await response.json()) as { tenants: Awaited<ReturnType<typeof getTenants>> }
  return tenants
}

/** Adds an origin, as the form of the page does. */
export const postTenant = (port: number, origin: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/tenants`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ origin }),
  })

/** Waits until a server allows an origin, or denies it. @throws after 30 seconds */
export async function until(port: number, origin: string, isAllowed: boolean): Promise<void> {
  const end = performance.now() + 30_000
  while ((await get(port, origin)).isAllowed !== isAllowed) {
    if (performance.now() > end) throw new Error(`${port} still has the old decision on ${origin}.`)
    await wait(1)
  }
}

export interface Load {
  /** Stops it. @returns how many requests were sent, and what was wrong with responses, each only once */
  readonly stop: () => Promise<{ readonly sent: number; readonly wrong: readonly string[] }>
}

/** Sends requests to each port without a pause, from an origin that must be allowed and one that must be denied. */
export function keepAsking(ports: readonly number[], allowed: string, denied: string): Load {
  let isStopped = false
  let sent = 0
  const wrong = new Set<string>()
  const askOnce = async (port: number): Promise<void> => {
    for (const origin of [allowed, denied]) {
      sent += 1
      const { status, isAllowed } = await get(port, origin)
      if (status !== 200 || isAllowed !== (origin === allowed))
        wrong.add(`${port}: ${origin} got ${status}, ${isAllowed ? 'allowed' : 'denied'}`)
    }
  }
  const lanes = ports.map(async (port) => {
    // Vitest stops a test after a while, but not what it has started.
    const end = performance.now() + 120_000
    while (!isStopped && performance.now() < end) {
      await askOnce(port).catch((error: unknown) => wrong.add(`${port}: ${String(error)}`))
      await wait(2)
    }
  })
  return {
    stop: async () => {
      isStopped = true
      await Promise.all(lanes)
      return { sent, wrong: [...wrong] }
    },
  }
}
