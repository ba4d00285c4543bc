/** The policy of most scenarios, as an application with a few sites of its own has it, but for its `allowedHeaders`. */
export const reflecting = {
  credentials: true,
  methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
  exposedHeaders: ['X-Total-Count', 'Link'],
  maxAge: 600,
}
export const usual = { ...reflecting, allowedHeaders: ['Content-Type', 'Authorization'] }

export const ten = Array.from({ length: 10 }, (_, index) => `https://app-${index}.example.com`)
export const one = ten.slice(0, 1)
export const stranger = 'https://app-0.example.org'

/** As a predicate asks its database; here it is at hand. */
export const tenants = new Set(ten)

export const methods = usual.methods.join(',')
export const allowedHeaders = usual.allowedHeaders.join(',')
export const exposedHeaders = usual.exposedHeaders.join(',')

/** Ten headers as `helmet` leaves them on each response. */
export const tenHeaders = Object.entries({
  'Content-Security-Policy':
    "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'SAMEORIGIN',
})
