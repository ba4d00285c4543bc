// NestJS on Express. Its decorators are called as functions here, as this is JavaScript.
import 'reflect-metadata'
import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { cors } from 'allow-origin'

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
await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')

console.log(`Try: curl -i -H 'Origin: https://app.example.com' ${await app.getUrl()}/items`)
