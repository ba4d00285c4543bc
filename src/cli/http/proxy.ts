import { request as httpRequest } from 'node:http'
import { isIP, type Socket } from 'node:net'
import type { Header } from '../../protocol/header-list.js'
import { quote } from '../../values/quote.js'
import { CannotTell } from '../cannot-tell.js'
import type { Environment } from '../colors.js'

/**
 * The proxy that the environment names for a URL, as curl reads it: `HTTPS_PROXY` or `HTTP_PROXY`, else `ALL_PROXY`,
 * unless `NO_PROXY` lists the host. Lowercase names come first.
 *
 * @throws CannotTell if the variable does not contain an http: URL
 */
export function proxyFor(url: string, env: Environment): URL | undefined {
  const { protocol, hostname, port } = new URL(url)
  const isHttps = protocol === 'https:'
  if (isExcepted(hostname, port || (isHttps ? '443' : '80'), readVariable(env, 'NO_PROXY')))
    return undefined
  const written =
    readVariable(env, isHttps ? 'HTTPS_PROXY' : 'HTTP_PROXY') || readVariable(env, 'ALL_PROXY')
  if (written === '') return undefined
  const full = written.includes('://') ? written : `http://${written}`
  if (URL.canParse(full) && new URL(full).protocol === 'http:') return new URL(full)
  throw new CannotTell(`the proxy ${quote(written)} in the environment must be an http: URL`)
}

const readVariable = (env: Environment, name: string): string =>
  (env[name.toLowerCase()] ?? env[name] ?? '').trim()

/** Whether `NO_PROXY` lists a host: as itself, as its parent domain, with its port, or with `*`. */
function isExcepted(hostname: string, port: string, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true
      const [, name = entry, only = ''] =
        /^(.*?)(?::(\d+))?$/.exec(entry.replace(/^\*?\./, '')) ?? []
      const plain = /^[^[]*:.*:/.test(entry) ? entry : name.replace(/^\[|\]$/g, '')
      const isPort = plain === entry || only === '' || only === port
      return isPort && (host === plain || (isIP(host) === 0 && host.endsWith(`.${plain}`)))
    })
}

/** What a proxy with a username needs (RFC 7617). */
export function authorizationFor({ username, password }: URL): readonly Header[] {
  if (username === '') return []
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return [['Proxy-Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]]
}

/**
 * Opens a connection through a proxy (RFC 9110 section 9.3.6).
 *
 * @param target a host and a port
 * @returns a promise that rejects with an error if the proxy refuses
 */
export function tunnel(proxy: URL, target: string, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port,
      method: 'CONNECT',
      path: target,
      headers: { Host: target, ...Object.fromEntries(authorizationFor(proxy)) },
      agent: false,
      signal,
    })
    asking.on('error', (error) => {
      reject(proxyError(proxy, error.message))
    })
    asking.on('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode >= 200 && statusCode < 300) resolve(socket)
      else {
        socket.destroy()
        reject(proxyError(proxy, `it responded to CONNECT with the status ${statusCode}`))
      }
    })
    asking.end()
  })
}

const proxyError = ({ host }: URL, message: string): Error =>
  Object.assign(new Error(`the proxy ${host} failed: ${message}`), { code: 'PROXY' })
