/** @type {import('next').NextConfig} */
export default {
  // The root must contain both this application and its linked packages.
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
