import { measureBuilding } from './building.js'
import { measureCase } from './middleware.js'
import { measureLists } from './lists.js'
import { measureLive, measureSwaps } from './live.js'
import { measureWorst } from './worst.js'

// The program of a process that measures one thing, and prints what it found.

/** @type {Readonly<Record<string, (asked: any) => unknown>>} */
const programs = {
  case: measureCase,
  lists: measureLists,
  worst: measureWorst,
  building: measureBuilding,
  live: measureLive,
  swaps: measureSwaps,
}
const [, , what = '', asked = ''] = process.argv
console.log(JSON.stringify(await programs[what]?.(JSON.parse(asked))))
