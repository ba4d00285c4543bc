// This is not a module, because browsers load modules with CORS. A sandboxed frame could not load its own script.
{
  /** The page that embeds this frame. Even in a sandboxed frame, `location` is the URL that it was loaded from. */
  const page = new URL('/', location.href)
  page.hostname = 'localhost'

  /** @param {{ url: string, method: string, headers: [string, string][], credentials: boolean }} asked */
  const send = async ({ url, method, headers, credentials }) => {
    try {
      const response = await fetch(url, {
        method,
        headers,
        credentials: credentials ? 'include' : 'omit',
      })
      const { status } = response
      return {
        kind: 'response',
        status,
        headers: [...response.headers],
        body: await response.text(),
      }
    } catch (error) {
      return { kind: 'error', error: String(error) }
    }
  }

  addEventListener('message', async ({ origin, source, data, ports: [port] }) => {
    if (origin !== page.origin || source !== parent || port === undefined) return
    port.postMessage(await send(data))
  })
}
