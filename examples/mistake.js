// These options are wrong on purpose. Each one throws an error before the server starts.
import { cors, CorsOptionsError } from 'allow-origin'

const mistakes = [
  // Browsers send the origin without the trailing slash, so this would never match.
  () => cors({ origin: ['https://app.example.com/'], credentials: true }),
  // The option is called `origin`. If `origins` were ignored, every origin would be allowed.
  // @ts-expect-error TypeScript reports it too
  () => cors({ origins: ['https://app.example.com'] }),
  // A missing environment variable must not allow every origin. The error lists both problems.
  // @ts-expect-error TypeScript reports it too
  () => cors({ origin: process.env.NOT_SET, maxAge: 600_000 }),
]

for (const mistake of mistakes) {
  console.log(String(mistake).replace('() => ', ''))
  try {
    mistake()
  } catch (error) {
    if (!(error instanceof CorsOptionsError)) throw error
    console.log(`${error.message}\n`)
  }
}
