import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

export const GET = (request) => handleCors(request, () => new Response('served'))
