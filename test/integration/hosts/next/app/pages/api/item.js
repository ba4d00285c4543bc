import { cors } from 'allow-origin'

const handleCors = cors({
  origin: 'https://app.example.com',
  credentials: true,
  exposedHeaders: ['X-Total'],
  maxAge: 600,
})

/**
 * @param {import('next').NextApiRequest} request
 * @param {import('next').NextApiResponse} response
 */
export default function handler(request, response) {
  handleCors(request, response, (error) => {
    if (error) throw error
    response.setHeader('X-Reached', 'true')
    response.send('served')
  })
}
