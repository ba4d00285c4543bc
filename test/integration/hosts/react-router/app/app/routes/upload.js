export const action = async ({ request }) => {
  const text = await request.text()
  if (text.length > 100) return new Response('too large', { status: 413 })
  try {
    JSON.parse(text)
  } catch {
    return new Response('malformed', { status: 400 })
  }
  return new Response('served')
}
