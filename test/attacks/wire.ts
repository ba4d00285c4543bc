import { connect } from 'node:net'

/** A response as received over the network. */
export interface Answer {
  readonly status: number
  /** Lowercase names in the order received. Repeated headers are repeated here. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** A raw request. Nothing is validated or encoded, and each character is one byte. */
export const request = (
  path: string,
  headers: readonly (readonly [name: string, value: string])[],
  method = 'GET',
): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: api.example.com',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')

/**
 * Sends requests over one connection and reads until the server closes it.
 *
 * @returns every response. If a response was split, there are more of them than requests.
 */
export function send(port: number, requests: readonly string[]): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1')
    socket.setEncoding('latin1')
    socket.setTimeout(20_000, () => socket.destroy(new Error('the server did not answer')))
    socket.on('data', (text: string) => {
      received += text
    })
    let failure: Error | undefined
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that rejects a request may close the connection while it is still being sent.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') failure = error
    })
    socket.on('close', () => {
      try {
        if (failure) throw failure
        resolve(readAnswers(received))
      } catch (error) {
        reject(error)
      }
    })
    // Not `end`: Node drops the pending requests of a client that closes its side.
    socket.write(Buffer.from(requests.join(''), 'latin1'))
  })
}

function readAnswers(received: string): readonly Answer[] {
  const answers: Answer[] = []
  let rest = received
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n')
    const [first = '', ...lines] = rest.slice(0, end).split('\r\n')
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]
    if (end === -1 || status === undefined) throw new Error(`no response: ${JSON.stringify(rest)}`)
    const headers = lines.map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    })
    const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0)
    const body = rest.slice(end + 4, end + 4 + length)
    answers.push({ status: Number(status), headers, body })
    rest = rest.slice(end + 4 + length)
  }
  return answers
}
