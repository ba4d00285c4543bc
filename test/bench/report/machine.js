import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** @typedef {{ processor: string, processors: number, node: string, packages: Record<string, string> }} Machine */

const packages = ['cors', 'corser', '@tinyhttp/cors', 'express']

/** @returns {Machine} what was measured on, and the versions of what was compared */
export function describeMachine() {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    processors: processors.length,
    node: process.versions.node,
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  }
}

/** @param {string} name */
function versionOf(name) {
  const description = new URL(`../../../node_modules/${name}/package.json`, import.meta.url)
  return JSON.parse(readFileSync(description, 'utf8')).version
}
