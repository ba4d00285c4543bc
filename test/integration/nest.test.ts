import 'reflect-metadata'
import {
  All,
  Controller,
  Get,
  Header,
  Logger,
  Module,
  type MiddlewareConsumer,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { cors } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { bodyLimit, everyPath, usualStatuses, type Placement } from './framework.js'

describeFramework({
  name: 'NestJS on Express',
  exchange: overHttp1,
  paths: everyPath,
  statuses: usualStatuses,
  start: async (placement, reached) => {
    Logger.overrideLogger(false)
    const app = await NestFactory.create<NestExpressApplication>(
      applicationModule(placement, reached),
    )
    if (placement.everywhere) app.use(placement.everywhere)
    app.useBodyParser('json', { limit: bodyLimit })
    await app.listen(0, '127.0.0.1')
    return { port: Number(new URL(await app.getUrl()).port), close: () => app.close() }
  },
})

describe('a middleware passed to NestJS instead of options', () => {
  it('causes an error that says what to write', async () => {
    const errors: unknown[] = []
    Logger.overrideLogger({
      log: () => undefined,
      warn: () => undefined,
      error: (...given: unknown[]) => errors.push(...given),
    })
    const app = await NestFactory.create<NestExpressApplication>(
      applicationModule({}, () => undefined),
    )
    app.enableCors(cors() as never)
    await app.listen(0, '127.0.0.1')
    try {
      const { status } = await overHttp1(Number(new URL(await app.getUrl()).port), {
        method: 'GET',
        path: everyPath.item,
        headers: {},
      })

      expect(status).toBe(500)
      expect(errors.join('\n')).toMatch(
        /called without its third argument, `next`[\s\S]*`app\.use\(cors\(\{ … \}\)\)` \(in NestJS too/,
      )
    } finally {
      await app.close()
    }
  })
})

function applicationModule({ onRoute }: Placement, reached: () => void): new () => unknown {
  class Resources {
    serve(): string {
      reached()
      return 'served'
    }
    cached(): string {
      return 'served'
    }
    throwing(): never {
      throw new Error('thrown by a handler')
    }
  }
  class Application {
    configure(consumer: MiddlewareConsumer): void {
      if (onRoute) consumer.apply(onRoute).forRoutes(everyPath.route)
    }
  }
  // Plain calls, because the `@` syntax would need TypeScript's experimental decorators.
  const decorate = (method: keyof Resources, ...decorators: MethodDecorator[]): void => {
    const { prototype } = Resources
    const descriptor = Object.getOwnPropertyDescriptor(prototype, method)
    Reflect.decorate(decorators, prototype, method, descriptor)
  }
  decorate('serve', All([everyPath.item, everyPath.route]))
  decorate('cached', Get(everyPath.cached), Header('ETag', '"1"'))
  decorate('throwing', Get(everyPath.throwing))
  Controller()(Resources)
  Module({ controllers: [Resources] })(Application)
  return Application
}
