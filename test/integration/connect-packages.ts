import type { NextHandleFunction } from 'connect'
import express from 'express'
import { bodyLimit } from './framework.js'

// For frameworks that parse no bodies and serve no files themselves: body-parser and serve-static, as Express has them.

export const parseJson: NextHandleFunction = express.json({ limit: bodyLimit })

export const serveFiles = express.static(`${import.meta.dirname}/static`, {
  setHeaders: (response) => response.setHeader('ETag', '"1"'),
}) as NextHandleFunction
