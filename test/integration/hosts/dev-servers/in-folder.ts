import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Running } from '../../framework.js'

/** Starts a development server in a new folder that contains `main.js`, and removes the folder when it closes. */
export async function inFolder(start: (folder: string) => Promise<Running>): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'allow-origin-'))
  await writeFile(join(folder, 'main.js'), `console.log('served')\n`)
  const { port, close } = await start(folder)
  return {
    port,
    close: async () => {
      await close()
      await rm(folder, { recursive: true })
    },
  }
}
