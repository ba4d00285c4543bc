/** Puts a service worker between this page and the network. */
export async function startWorker() {
  const controlled = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
  await navigator.serviceWorker.register('/service-worker.js')
  await controlled
}

/** Lets the worker make a request itself. @param {string} url @param {RequestInit} init */
export const fetchInWorker = (url, init) => ask({ url, init })

/** The page's requests to other origins that went through the worker. */
export const passedThroughWorker = () => ask({})

/** @param {{ url?: string, init?: RequestInit }} message */
const ask = (message) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    navigator.serviceWorker.controller?.postMessage(message, [port2])
  })
