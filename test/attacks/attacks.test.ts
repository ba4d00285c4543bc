import { describe, vi } from 'vitest'
import { attackClasses, type AttackName, type Play } from './classes.js'
import { cachePlays } from './plays/caches.js'
import { configurationPlays } from './plays/configuration.js'
import { longPlays } from './plays/long.js'
import { lookAlikePlays } from './plays/look-alikes.js'
import { prototypePlays } from './plays/prototypes.js'
import { timePlays } from './plays/time.js'
import { wirePlays } from './plays/wire.js'

// Some play dozens of requests, one after another, on machines that have other things to do.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** The types make this fail to compile where a class is not played. */
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
