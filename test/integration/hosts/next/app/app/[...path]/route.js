import { handleEveryCase } from '../../cases.js'

export const GET = handleEveryCase
export const POST = handleEveryCase
export const OPTIONS = handleEveryCase
