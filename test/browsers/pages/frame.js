import { makeRequest } from './make-request.js'

globalThis.addEventListener('message', async ({ data, ports: [port] }) => {
  port?.postMessage(await makeRequest(data))
})
