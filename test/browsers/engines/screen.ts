import { startDaemon, type Daemon } from '../../support/daemon.js'

/** A screen in memory, that programs of X draw on. */
export interface Screen {
  readonly daemon: Daemon
  /** What a program needs in its environment to find it, and to draw without a graphics card. */
  readonly environment: Readonly<Record<string, string>>
}

export async function startScreen(file: string): Promise<Screen> {
  let number = ''
  const daemon = await startDaemon({
    file,
    // It chooses a number that is free, and writes it once clients can connect.
    parameters: ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    isReady: (output) => {
      number = /^(\d+)\n/m.exec(output)?.[1] ?? ''
      return number !== ''
    },
  })
  return { daemon, environment: { DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' } }
}
