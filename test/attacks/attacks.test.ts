import { describe, vi } from 'vitest'
import { attackClasses, type AttackName, type Play } from './classes.js'
import { cachePlays } from './plays/caches.js'
import { configurationPlays } from './plays/configuration.js'
import { longPlays } from './plays/long.js'
import { lookAlikePlays } from './plays/look-alikes.js'
import { prototypePlays } from './plays/prototypes.js'
import { timePlays } from './plays/time.js'
import { wirePlays } from './plays/wire.js'

// Some attacks send dozens of requests one after another, which is slow on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** This does not compile if an attack class has no play. */
const plays: Readonly<Record<AttackName, Play>> = {
  ...lookAlikePlays,
  ...configurationPlays,
  ...prototypePlays,
  ...wirePlays,
  ...longPlays,
  ...cachePlays,
  ...timePlays,
}

for (const name of Object.keys(plays) as AttackName[]) {
  describe(attackClasses[name].title, plays[name])
}
