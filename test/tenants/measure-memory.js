// Prints the bytes that a live list takes for each origin, at first and after many changes.
// node --expose-gc test/tenants/measure-memory.js 1000000
import { setTimeout as wait } from 'node:timers/promises'
import { createLivePolicy } from 'allow-origin'

const size = Number(process.argv[2])

/** As a query returns them. @param {number} row */
const originOf = (row) => `https://tenant-${row}.example`

const before = await heapUsed()
const live = await createLivePolicy({
  load: () => ({ origin: Array.from({ length: size }, (_, row) => originOf(row)) }),
})
const atFirst = (await heapUsed()) - before
// Each adds a row and removes the oldest one, so the length stays the same.
for (let row = 0; row < size / 10; row += 1) {
  live.change({ add: [originOf(size + row)], remove: [originOf(row)] })
}
const later = (await heapUsed()) - before
// This also keeps the list until here.
await live.close()
console.log(JSON.stringify({ size, atFirst: atFirst / size, later: later / size }))

async function heapUsed() {
  // A collection may leave objects for the next one.
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.()
    await wait(10)
  }
  return process.memoryUsage().heapUsed
}
