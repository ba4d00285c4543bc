import 'reflect-metadata'
import { Controller, Get, Logger, type DynamicModule } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { CorsMiddleware } from 'allow-origin'
import type { Running } from '../framework.js'
import { allowEveryone, everyRow } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'

const packages = ['@nestjs/core', '@nestjs/platform-express']

/** @param enable when NestJS enables its own CORS middleware */
async function start(
  middleware: CorsMiddleware,
  enable: 'create' | 'after' | 'never',
): Promise<Running> {
  Logger.overrideLogger(false)
  // NestJS documents an object of this shape.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const app = await NestFactory.create(application(), { cors: enable === 'create' })
  app.use(middleware)
  if (enable === 'after') app.enableCors()
  await app.listen(0, '127.0.0.1')
  return { port: Number(new URL(await app.getUrl()).port), close: () => app.close() }
}

function application(): DynamicModule {
  class Resources {
    serve(): string {
      return 'served'
    }
  }
  // Plain calls, because the `@` syntax would need TypeScript's experimental decorators.
  const serve = Object.getOwnPropertyDescriptor(Resources.prototype, 'serve')
  Reflect.decorate([Get('item')], Resources.prototype, 'serve', serve)
  Controller()(Resources)
  return { module: Resources, controllers: [Resources] }
}

describeBehind({
  name: 'NestJS with CORS enabled',
  packages,
  servers: {
    '`app.enableCors()`': (middleware) => start(middleware, 'after'),
    '`cors: true` in `NestFactory.create`': (middleware) => start(middleware, 'create'),
  },
  body: 'served',
  undone: everyRow(allowEveryone),
})

describeBehind({
  name: 'NestJS without `enableCors()`',
  packages,
  servers: { 'Express 5': (middleware) => start(middleware, 'never') },
  body: 'served',
})
