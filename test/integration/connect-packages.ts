import type { NextHandleFunction } from 'connect'
import express from 'express'
import { bodyLimit } from './framework.js'

// For frameworks that do not parse bodies or serve files themselves: body-parser and serve-static, as in Express.

export const parseJson: NextHandleFunction = express.json({ limit: bodyLimit })

export const serveFiles = express.static(`${import.meta.dirname}/static`, {
  setHeaders: (response) => response.setHeader('ETag', '"1"'),
}) as NextHandleFunction
