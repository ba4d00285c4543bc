import { createCaseGroups } from './case-groups.js'
import { createRouteCaseGroups } from './route-case-groups.js'
import { webAdapter } from './web-adapter.js'

/** In every process that imports them, they are in the same order. */
export const webCaseGroups = [...createCaseGroups(webAdapter), ...createRouteCaseGroups(webAdapter)]
