/** The port in the page's own address. Empty for the scheme's default. */
export const ownPort = location.port

/** The origin of a page that the playground serves under a name of this machine. */
function servedAt(name: string): string {
  const url = new URL(location.href)
  url.hostname = name
  return url.origin
}

/** Origins that the presets use. A static page has no server, so nothing can be sent from them. */
export const app = IS_STATIC ? 'https://app.example.com' : servedAt('app.localhost')
export const shop = IS_STATIC ? 'https://shop.example.com' : servedAt('shop.localhost')

/** Origins to choose from. */
export const origins: readonly string[] = IS_STATIC
  ? [app, shop, 'http://localhost:5173', 'null']
  : [
      app,
      shop,
      servedAt('localhost'),
      servedAt('127.0.0.1'),
      'null',
      'https://app.example.com',
      'http://localhost:5173',
    ]

/**
 * Whether the playground's server can serve a page of this origin, so your browser can send the request. Host names with
 * an underscore do not fit in a content security policy, and these frames need one.
 */
export const isServed = (origin: string): boolean =>
  !IS_STATIC && (origin === 'null' || isOwn(origin))

/** Whether an origin is one of the playground's own, which no other server has to allow. */
export function isOwn(origin: string): boolean {
  const match = /^http:\/\/(?:127\.0\.0\.1|(?:[a-z0-9-]+\.)*localhost)(?::(\d+))?$/.exec(origin)
  return match !== null && (match[1] ?? '') === ownPort
}

/** Moves the playground's own origins in a text from the port of a shared link to this page's port. */
export const moveToOwnPort = (text: string, port: string): string =>
  IS_STATIC || port === ownPort || !/^\d+$/.test(port)
    ? text
    : text.replace(
        new RegExp(String.raw`((?:\blocalhost|\b127\.0\.0\.1)):${port}\b`, 'g'),
        ownPort === '' ? '$1' : `$1:${ownPort}`,
      )
