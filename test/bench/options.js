/** The options of an application with a few websites of its own, without `allowedHeaders`. */
export const reflecting = {
  credentials: true,
  methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
  exposedHeaders: ['X-Total-Count', 'Link'],
  maxAge: 600,
}
export const usual = { ...reflecting, allowedHeaders: ['Content-Type', 'Authorization'] }
export const open = { ...usual, credentials: false }

export const ten = Array.from({ length: 10 }, (_, index) => `https://app-${index}.example.com`)
export const stranger = 'https://app-0.example.org'

/** What a predicate looks at. */
export const tenants = new Set(ten)
