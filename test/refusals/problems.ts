import { createPolicy, CorsOptionsError, type CorsOptions, type CorsProblem } from 'allow-origin'
import { runInNewContext } from 'node:vm'

/** The problems that `createPolicy` reports. */
export function problemsOf(options: unknown): readonly CorsProblem[] {
  try {
    createPolicy(options as CorsOptions)
  } catch (error) {
    if (error instanceof CorsOptionsError) return error.problems
    throw error
  }
  return []
}

/** The options after applying a problem's suggestion at its path. */
export function writeBack(options: unknown, { code, path, suggestion }: CorsProblem): unknown {
  const [, name = '', member, index] = /^(\w*)(?:\.(\w+)|\[(\d+)\])?$/.exec(path) ?? []
  if (path.startsWith('dangerously.') && path.endsWith(']')) {
    const { dangerously } = options as Record<string, unknown>
    const inner = {
      code,
      path: path.replace('dangerously.', ''),
      message: '',
      suggestion: suggestion ?? '',
    }
    return { ...(options as object), dangerously: writeBack(dangerously, inner) }
  }
  if (code === 'unknown-option') {
    const rename = (object: unknown, from: string): unknown => {
      const { [from]: value, ...others } = object as Record<string, unknown>
      return { ...others, [suggestion ?? '']: value }
    }
    if (!path.startsWith('dangerously.')) return rename(options, path)
    return { [name]: rename((options as Record<string, unknown>)[name], member ?? '') }
  }
  const values = runInNewContext(`[${suggestion ?? ''}]`) as unknown[]
  if (name === '') return values[0]
  const given = options as Record<string, unknown>
  if (member !== undefined)
    return { ...given, [name]: { ...(given[name] as object), [member]: values[0] } }
  if (index === undefined) return { ...given, [name]: values[0] }
  const entries = [...(given[name] as unknown[])]
  entries.splice(Number(index), 1, ...values)
  return { ...given, [name]: entries }
}
