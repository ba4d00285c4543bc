import 'reflect-metadata'
import { Controller, Get, Logger, Module, type MiddlewareConsumer } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { CorsMiddleware } from 'allow-origin'
import { overHttp1 } from '../exchange.js'
import { describeHost } from './describe-host.js'

const placements = [
  {
    name: 'NestJS, `app.use`',
    use: (app: NestExpressApplication, cors: CorsMiddleware) => app.use(cors),
    configure: () => undefined,
  },
  {
    name: 'NestJS, `consumer.apply`',
    use: () => undefined,
    // For a path, not for a controller: there it would not run for methods without a handler, such as preflights.
    configure: (consumer: MiddlewareConsumer, cors: CorsMiddleware) =>
      consumer.apply(cors).forRoutes('{*path}'),
  },
] as const

for (const { name, use, configure } of placements) {
  for (const variant of ['X-Powered-By', 'without X-Powered-By']) {
    describeHost({
      name,
      variant,
      section: 'Servers and frameworks',
      packages: ['@nestjs/core', '@nestjs/platform-express'],
      start: async (cors, reached) => {
        Logger.overrideLogger(false)
        const module = applicationModule((consumer) => configure(consumer, cors), reached)
        const app = await NestFactory.create<NestExpressApplication>(module)
        if (variant.startsWith('without')) app.disable('x-powered-by')
        use(app, cors)
        await app.listen(0, '127.0.0.1')
        const port = Number(new URL(await app.getUrl()).port)
        return { send: (request) => overHttp1(port, request), close: () => app.close() }
      },
    })
  }
}

/** Avoids decorator syntax, which would need TypeScript's experimental decorators. */
function applicationModule(
  configure: (consumer: MiddlewareConsumer) => unknown,
  reached: () => void,
): new () => unknown {
  class Items {
    serve(): string {
      reached()
      return 'served'
    }
  }
  class Application {
    configure(consumer: MiddlewareConsumer): void {
      configure(consumer)
    }
  }
  const { prototype } = Items
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'serve')
  Reflect.decorate([Get('item')], prototype, 'serve', descriptor)
  Controller()(Items)
  Module({ controllers: [Items] })(Application)
  return Application
}
