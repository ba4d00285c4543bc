/** Uses every part of the package, and returns the results. It must run in every tool, so it does not import anything. */
module.exports = async ({ cors, createPolicy, CorsOptionsError }, { http, channels }) => {
  const origin = 'https://app.example.com'
  const refuse = (options) => {
    try {
      cors(options)
    } catch (error) {
      if (!(error instanceof CorsOptionsError)) throw error
      const [{ code, suggestion }] = error.problems
      return `${code}: ${suggestion ?? error.message}`
    }
    return 'accepted'
  }
  const refused = {
    unknown: refuse({ orgin: origin }),
    malformed: refuse({ origin: 'app.example.com/' }),
    // Needs the Public Suffix List, with its private section.
    suffix: refuse({ origin: 'https://*.github.io', credentials: true }),
    soundPattern: refuse({ origin: 'https://*.example.com', credentials: true }),
    unsoundExpression: refuse({ origin: /https:\/\/app\.example\.com/ }),
    // eslint-disable-next-line regexp/no-super-linear-backtracking, regexp/no-trivially-nested-quantifier
    stallingExpression: refuse({ origin: /^https:\/\/(?:[a-z]+)+\.example\.com$/ }),
  }

  const published = []
  channels.subscribe('allow-origin:decision', ({ reason }) => published.push(reason))
  // The predicate's answer does not match anything, which causes a warning.
  const predicate = cors({ origin: () => `${origin}/` })
  const exact = cors({ origin: [origin], credentials: true })
  const server = http.createServer((request, response) => {
    const middleware = request.url === '/predicate' ? predicate : exact
    middleware(request, response, () => response.end('hello'))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const send = (path, method, headers) =>
    new Promise((resolve, reject) => {
      const { port } = server.address()
      const target = { host: '127.0.0.1', port, path, method, agent: false }
      const request = http.request({ ...target, headers: { Origin: origin, ...headers } })
      request.once('error', reject).end()
      request.once('response', (response) => {
        response.resume().once('end', () => {
          const { statusCode, headers: got } = response
          resolve([statusCode, got['access-control-allow-origin'] ?? null, got.vary])
        })
      })
    })
  const responses = [
    await send('/', 'GET', {}),
    await send('/', 'GET', { Origin: 'https://other.example' }),
    await send('/', 'OPTIONS', { 'Access-Control-Request-Method': 'PUT' }),
    await send('/predicate', 'GET', {}),
  ]
  await new Promise((resolve) => server.close(resolve))

  const policy = createPolicy({ origin: [origin], credentials: true })
  const explanation = policy.explain({ origin: 'https://other.example', credentials: true })
  const explained = [String(explanation).split('\n')[0], explanation.suggestions[0].source]
  return { refused, responses, published, explained }
}
