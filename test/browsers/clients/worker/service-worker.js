const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

/** @type {string[]} */
const passed = []

worker.addEventListener('install', () => worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin === worker.location.origin) return
  passed.push(`${request.method} ${pathname}`)
  event.respondWith(fetch(request))
})

worker.addEventListener('message', (event) => {
  const { url, init } = event.data
  const answer = url === undefined ? Promise.resolve(passed) : send(url, init)
  event.waitUntil(answer.then((data) => event.ports[0]?.postMessage(data)))
})

/** @param {string} url @param {RequestInit} init */
async function send(url, init) {
  try {
    const response = await fetch(url, init)
    return {
      status: response.status,
      data: await response.json(),
      total: response.headers.get('X-Total-Count'),
    }
  } catch (error) {
    return { error: error instanceof Error ? error.name : error }
  }
}
