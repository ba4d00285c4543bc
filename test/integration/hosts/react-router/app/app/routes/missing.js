export const loader = () => new Response('missing', { status: 404 })
