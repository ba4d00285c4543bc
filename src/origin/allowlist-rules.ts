/** What decides which entries an allowlist may have. */
export interface AllowlistRules {
  /** Whether the policy has credentials: whoever may read its responses then acts as the user who is signed in. */
  readonly credentials: boolean
  /** The members of `dangerously`, each a way past one rule. */
  readonly nullOrigin: boolean
  readonly insecureOrigins: boolean
  readonly publicSuffixes: boolean
}
