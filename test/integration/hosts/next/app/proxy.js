import { cors } from 'allow-origin/fetch'
import { NextResponse } from 'next/server'

const handleCors = cors({ exposedHeaders: ['X-Total'] })

export const proxy = (request) => handleCors(request, () => NextResponse.next())

export const config = { matcher: ['/twice'] }
