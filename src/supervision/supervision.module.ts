import { Module } from '@nestjs/common';
import { Registry } from '../cases/registry.js';
import { FilingsController } from './filings.controller.js';
import { RecordFilings } from './record-filings.js';

@Module({ controllers: [FilingsController], providers: [RecordFilings] })
export class SupervisionModule {
  constructor(registry: Registry, filings: RecordFilings) {
    registry.effect('recordFile', (effect, context) => filings.file(effect, context));
  }
}
