/** What allowlists are made of. */
export type Listed = string | RegExp

/** Strings and expressions as JavaScript that makes them. */
export function toSource(value: Listed | readonly Listed[]): string {
  if (typeof value === 'string') {
    const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
    return `'${escaped}'`
  }
  if ('source' in value) return `/${value.source}/${value.flags}`
  return `[${value.map(toSource).join(', ')}]`
}
