// Options that are refused at start, where a literal shows it to the compiler: what makes a policy of them returns a
// type that fits nowhere, and that says why.

/** Every origin, with credentials. */
export interface CredentialsForAll {
  readonly origin?: '*' | true | readonly ['*']
  readonly credentials: true
  readonly [other: string]: unknown
}

type LowerCaseMethod = 'delete' | 'get' | 'head' | 'options' | 'patch' | 'post' | 'put'

/** Methods in lower case. */
export interface LowerCaseMethods {
  readonly methods: LowerCaseMethod | readonly [LowerCaseMethod, ...LowerCaseMethod[]]
  readonly [other: string]: unknown
}

/** What is returned for options that are refused: nothing, at run time. */
export interface Refused<Reason extends string> {
  readonly refused: Reason
}
