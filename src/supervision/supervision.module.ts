import { Module } from '@nestjs/common';
import { Registry } from '../cases/registry.js';
import { CaseCourses } from './case-courses.js';
import { FilingsController } from './filings.controller.js';
import { Pace } from './pace.js';
import { RecordFilings } from './record-filings.js';
import { Relations } from './relations.js';
import { SamplingDraws } from './sampling-draws.js';
import { SupervisedTasks } from './supervised-tasks.js';
import { SupervisionController } from './supervision.controller.js';
import { Workloads } from './workload.js';

@Module({
  controllers: [SupervisionController, FilingsController],
  providers: [RecordFilings, CaseCourses, Workloads, SupervisedTasks, Pace, SamplingDraws, Relations],
})
export class SupervisionModule {
  constructor(registry: Registry, filings: RecordFilings, courses: CaseCourses, draws: SamplingDraws) {
    registry.effect('recordFile', (effect, context) => filings.file(effect, context));
    registry.watch(courses);
    registry.watch(draws);
  }
}
