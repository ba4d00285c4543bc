// Wrong on purpose: what the library says, before a server has started.
import { cors, CorsOptionsError } from 'allow-origin'

const mistakes = [
  // An origin has no path: with the slash at its end, none would ever match.
  () => cors({ origin: ['https://app.example.com/'], credentials: true }),
  // An option that is not read would leave every origin allowed.
  // @ts-expect-error the types say so too
  () => cors({ origins: ['https://app.example.com'] }),
  // A variable that is not set must not mean everyone; and every problem is told at once.
  // @ts-expect-error the types say so too
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
