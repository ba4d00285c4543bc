import { startDaemon, type Daemon } from '../../support/daemon.js'

/** A virtual screen in memory for X programs. */
export interface Screen {
  readonly daemon: Daemon
  /** The environment variables that a program needs to find the screen, and to draw without a graphics card. */
  readonly environment: Readonly<Record<string, string>>
}

export async function startScreen(file: string): Promise<Screen> {
  let number = ''
  const daemon = await startDaemon({
    file,
    // It chooses a free display number, and prints it once clients can connect.
    parameters: ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    isReady: (output) => {
      number = /^(\d+)\n/m.exec(output)?.[1] ?? ''
      return number !== ''
    },
  })
  return { daemon, environment: { DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' } }
}
