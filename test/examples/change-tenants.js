// Loaded into examples/database.js with `--import`. On SIGUSR2, every tenant in its table that is active becomes inactive,
// and the other way around.
import process from 'node:process'
import sqlite from 'node-sqlite3-wasm'

sqlite.Database = class extends sqlite.Database {
  constructor() {
    super()
    process.on('SIGUSR2', () => this.exec('UPDATE tenants SET active = NOT active'))
  }
}
