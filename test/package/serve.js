import process from 'node:process'
import { pathToFileURL } from 'node:url'

// Serves the Express application that a module exports, until the parent process disconnects.
process.once('disconnect', () => process.exit())

const [, , path = ''] = process.argv
const { default: app } = await import(pathToFileURL(path).href)
const server = app.listen(0, '127.0.0.1', () => process.send?.(server.address().port))
