import { dirname, join } from 'node:path'
import { allowedNodeEnvironmentFlags as flags, execPath } from 'node:process'
import { repository } from '../tarball.js'

/** Returns the command that runs a program in a project with the package. */
export type Command = (program: string, project: string, cache: string) => readonly string[]

const tool = (path: string): string => join(import.meta.dirname, 'node_modules', path)

/** In the newest releases of Node, loopback needs a permission too. */
const withPermissions: Command = (program, project) => [
  execPath,
  flags.has('--permission') ? '--permission' : '--experimental-permission',
  `--allow-fs-read=${project}/*`,
  ...(flags.has('--allow-net') ? ['--allow-net'] : []),
  program,
]

const withJest =
  (...options: readonly string[]): Command =>
  (program, _, cacheDirectory) => {
    const config = { rootDir: dirname(program), cacheDirectory, transform: {}, watchman: false }
    const parameters = ['--runInBand', '--config', JSON.stringify(config)]
    return [execPath, ...options, tool('jest/bin/jest.js'), ...parameters, program]
  }

const withVitest =
  (...options: readonly string[]): Command =>
  (program) => {
    const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
    const parameters = ['--root', dirname(program), ...options, '--globals']
    return [execPath, vitest, 'run', program, ...parameters, '--disable-console-intercept']
  }

const withBun: Command = (program) => [tool('bun/bin/bun.exe'), '--no-install', program]

const withDeno: Command = (program, project) => {
  const offline = ['--no-prompt', '--no-remote', '--cached-only', '--node-modules-dir=manual']
  const permissions = [`--allow-read=${project}`, '--allow-env=NODE_DEBUG', '--allow-net=127.0.0.1']
  return [tool('deno/deno'), 'run', ...offline, ...permissions, program]
}

/** The runtimes: title, program, and the command to run it. */
export const runtimes: readonly (readonly [string, string, Command])[] = [
  ['Node, from CommonJS,', 'require.cjs', (program) => [execPath, program]],
  ['Node, from `import` and `require`,', 'mixed.mjs', (program) => [execPath, program]],
  ['Node, with permission to read the project,', 'import.mjs', withPermissions],
  ['Node, from CommonJS with permission to read the project,', 'require.cjs', withPermissions],
  ['Jest, from CommonJS,', 'require.test.cjs', withJest()],
  ['Jest, from a module,', 'import.test.mjs', withJest('--experimental-vm-modules')],
  ['Vitest', 'import.test.mjs', withVitest()],
  [
    'Vitest that transforms the package',
    'import.test.mjs',
    withVitest('--config', 'inline.config.mjs'),
  ],
  ['Bun, from CommonJS,', 'require.cjs', withBun],
  ['Bun, from a module,', 'import.mjs', withBun],
  ['Deno, from CommonJS,', 'require.cjs', withDeno],
  ['Deno, from a module,', 'import.mjs', withDeno],
]
