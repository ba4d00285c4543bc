// NestJS on Express. This file is JavaScript, so it calls the decorators as functions.
import 'reflect-metadata'
import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { cors } from 'allow-origin'
import { port, tryIt } from './try-it.js'

class Items {
  list() {
    return ['bread', 'milk']
  }
}
Controller('items')(Items)
Get()(Items.prototype, 'list', { value: Items.prototype.list })

class AppModule {}
Module({ controllers: [Items] })(AppModule)

const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] })
app.use(cors({ origin: 'https://app.example.com', credentials: true }))

tryIt(app.getHttpServer(), { allowed: 'https://app.example.com' })
await app.listen(port, '127.0.0.1')
