/** @type {import('next').NextConfig} */
export default {
  // The folder that has both this application and its linked packages, which are built like the rest.
  turbopack: { root: '/' },
  outputFileTracingRoot: '/',
  headers: () => [
    {
      source: '/api/opened',
      headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }],
    },
    {
      source: '/api/open',
      headers: [
        { key: 'Access-Control-Allow-Origin', value: '*' },
        { key: 'Vary', value: 'Cookie' },
      ],
    },
  ],
}
