const serve = () => new Response('served', { headers: { 'x-calls': '1' } })

export const GET = serve
export const OPTIONS = serve
