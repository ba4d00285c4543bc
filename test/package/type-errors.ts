/** A line that does not compile. `▸` is where the error must point. */
interface TypeError {
  readonly title: string
  readonly source: string
  readonly text: string
}

const given = `'CorsOptions<CorsRequest> | AnyPolicy<CorsRequest> | CorsDelegate<CorsRequest>'`

/** The compiler's errors for common mistakes. If possible, each is one line and only about that mistake. */
export const typeErrors: readonly TypeError[] = [
  {
    title: 'an unknown option',
    source: `cors({ ▸origins: ['https://app.example.com'], credentials: true })`,
    text: `TS2353: Object literal may only specify known properties, and 'origins' does not exist in type ${given}.`,
  },
  {
    title: 'a string for `maxAge`',
    source: `cors({ origin: 'https://app.example.com', ▸maxAge: '600' })`,
    text: `TS2322: Type 'string' is not assignable to type 'number'.`,
  },
  {
    title: 'a number in a list of origins',
    source: `cors({ origin: ['https://app.example.com', ▸3000], credentials: true })`,
    text: `TS2322: Type 'number' is not assignable to type 'OriginEntry'.`,
  },
  {
    title: 'a string for `credentials`',
    source: `cors({ origin: 'https://app.example.com', ▸credentials: 'true' })`,
    text: `TS2322: Type 'string' is not assignable to type 'boolean | undefined'.`,
  },
  {
    title: '`null` for `origin`',
    source: `cors({ ▸origin: null, maxAge: 600 })`,
    text: `TS2322: Type 'null' is not assignable to type 'OriginAnswer | OriginPredicate<CorsRequest> | undefined'.`,
  },
  {
    title: 'a misspelled member of `dangerously`',
    source: `cors({ dangerously: { ▸nullOrigins: true } })`,
    text: `TS2561: Object literal may only specify known properties, but 'nullOrigins' does not exist in type 'DangerousOptions'. Did you mean to write 'nullOrigin'?`,
  },
  {
    title: 'an unknown option of a policy',
    source: `createPolicy({ ▸origins: ['https://app.example.com'] })`,
    text: `TS2561: Object literal may only specify known properties, but 'origins' does not exist in type 'CorsOptions<unknown>'. Did you mean to write 'origin'?`,
  },
  {
    title: 'a string for `maxAge` of a policy',
    source: `createPolicy({ ▸maxAge: '600' })`,
    text: `TS2322: Type 'string' is not assignable to type 'number'.`,
  },
  // If a function is one member of a union, every release names that member in a second and third line.
  {
    title: 'a predicate that returns a number',
    source: `cors({ ▸origin: () => 1, credentials: true })`,
    text: `TS2322: Type '() => number' is not assignable to type 'OriginAnswer | OriginPredicate<CorsRequest> | undefined'.
  Type '() => number' is not assignable to type 'OriginPredicate<CorsRequest>'.
    Type 'number' is not assignable to type 'void | OriginAnswer | PromiseLike<void | OriginAnswer | null | undefined> | null | undefined'.`,
  },
  // Optional members may be `undefined` without `exactOptionalPropertyTypes`. With it, the error is about the object.
  {
    title: '`undefined` for `origin`',
    source: `cors(▸{ origin: undefined })`,
    text: `TS2345: Argument of type '{ origin: undefined; }' is not assignable to parameter of type ${given.slice(0, -1)} | undefined'.
  Type '{ origin: undefined; }' is not assignable to type 'CorsOptions<CorsRequest>' with 'exactOptionalPropertyTypes: true'. Consider adding 'undefined' to the types of the target's properties.
    Types of property 'origin' are incompatible.
      Type 'undefined' is not assignable to type 'OriginAnswer | OriginPredicate<CorsRequest>'.`,
  },
]
