import { io } from 'socket.io-client'

/**
 * Connects with Socket.IO, waits for the last of its transports, and asks the server which user this page acts as.
 *
 * @param {string} url
 * @param {{ transports: string[], withCredentials?: boolean, extraHeaders?: Record<string, string> }} options
 */
export const connect = (url, options) =>
  new Promise((resolve) => {
    const socket = io(url, { reconnection: false, forceNew: true, ...options })
    /** @param {object} outcome */
    const settle = (outcome) => {
      socket.disconnect()
      resolve(outcome)
    }
    socket.on('connect_error', ({ message }) => settle({ error: message }))
    socket.on('connect', async () => {
      const { engine } = socket.io
      if (engine.transport.name !== options.transports.at(-1)) {
        await new Promise((upgraded) => engine.once('upgrade', upgraded))
      }
      settle({ transport: engine.transport.name, session: await socket.emitWithAck('session') })
    })
  })

/** Listens to a WebSocket until it is closed. @param {string} url */
export const listenToWebSocket = (url) =>
  new Promise((resolve) => {
    const socket = new WebSocket(url)
    /** @type {unknown[]} */
    const messages = []
    socket.onmessage = ({ data }) => messages.push(data)
    socket.onclose = ({ code }) => resolve({ messages, code })
  })
