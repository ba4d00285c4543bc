/**
 * @param {import('next').NextApiRequest} _request
 * @param {import('next').NextApiResponse} response
 */
export default function handler(_request, response) {
  response.setHeader('X-Reached', 'true')
  response.send('served')
}
