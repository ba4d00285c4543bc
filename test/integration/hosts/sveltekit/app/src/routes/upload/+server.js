import { error } from '@sveltejs/kit'

export const POST = async ({ request }) => {
  const text = await request.text()
  if (text.length > 100) error(413)
  try {
    JSON.parse(text)
  } catch {
    error(400)
  }
  return new Response('served')
}
