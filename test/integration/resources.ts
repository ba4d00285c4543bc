// Without Node modules, because other runtimes load it too.

/** The resources of an application. */
export interface Resources<Path> {
  /** Responds with 200, also to `OPTIONS`. */
  readonly item: Path
  /** The same, with its own policy. */
  readonly route: Path
  /** Responds with an `ETag` of `"1"`, or with 304 if the client has it. */
  readonly cached: Path
  /** Throws. */
  readonly throwing: Path
  /** Parses JSON of at most {@link bodyLimit} bytes. */
  readonly upload: Path
  /** Does not exist. */
  readonly missing: Path
}

export type Resource = keyof Resources<unknown>

export const bodyLimit = 100

export const everyPath = {
  item: '/item',
  route: '/route',
  cached: '/cached.txt',
  throwing: '/throwing',
  upload: '/upload',
  missing: '/missing',
} satisfies Resources<string>
