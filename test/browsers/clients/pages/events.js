/**
 * Listens until `count` events have arrived, or until the browser gives up.
 *
 * @param {string} url
 * @param {EventSourceInit} options
 * @param {number} count
 */
export const receiveEvents = (url, options, count) =>
  new Promise((resolve) => {
    const source = new EventSource(url, options)
    /** @type {{ id: string, data: unknown }[]} */
    const events = []
    /** @param {boolean} failed */
    const settle = (failed) => {
      source.close()
      resolve({ events, failed })
    }
    source.onmessage = ({ lastEventId: id, data }) => {
      events.push({ id, data: JSON.parse(data) })
      if (events.length === count) settle(false)
    }
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) settle(true)
    }
  })
