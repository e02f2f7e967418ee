import { Module } from '@nestjs/common';
import { StreamController } from './stream.controller.js';
import { WorkChangesSince } from './work-changes.js';
import { WorkStreams } from './work-streams.js';

/** Tells open screens that something has changed. */
@Module({ controllers: [StreamController], providers: [WorkChangesSince, WorkStreams] })
export class NotificationsModule {}
