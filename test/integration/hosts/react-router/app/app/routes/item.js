/** It also runs for `OPTIONS`. */
export const loader = () => new Response('served', { headers: { 'x-calls': '1' } })
