export const GET = ({ request }) => {
  const status = request.headers.get('if-none-match') === '"1"' ? 304 : 200
  return new Response(status === 304 ? null : 'served', { status, headers: { ETag: '"1"' } })
}
