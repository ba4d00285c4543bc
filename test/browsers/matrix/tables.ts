import { readdirSync } from 'node:fs'
import { readCells, type Cell } from './cells.js'
import { readTables } from '../read-tables.js'

const folder = new URL('tables/', import.meta.url)

/** The whole matrix. */
export const tables: readonly { readonly title: string; readonly cells: readonly Cell[] }[] =
  readdirSync(folder)
    .flatMap((file) => readTables(new URL(file, folder)))
    .map((table) => ({ title: table.title, cells: readCells(table) }))
