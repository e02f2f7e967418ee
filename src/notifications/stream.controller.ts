import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnyRole, CurrentUser, type Principal } from '../cases/access.js';
import { tokenOf } from '../identity/index.js';
import { EventStream } from './event-stream.js';
import { StreamQuery } from './stream.dto.js';
import { WorkStreams } from './work-streams.js';

@ApiTags('tasks')
@Controller('stream')
export class StreamController {
  constructor(private readonly streams: WorkStreams) {}

  @Get()
  @AnyRole()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiOperation({
    summary: 'Listen for new work at your seats, and for further events of the cases you watch',
    description:
      'Server-sent events: `ready`; `listsChanged` with the seats that changed, their counts and how many tasks are new; `caseChanged` with county, caseId and version; ' +
      '`replaced` when you listen in too many windows; `signedOut`. Listening keeps no session alive. After every connection read again what you show.',
  })
  async listen(
    @CurrentUser() user: Principal,
    @Query() { watch = [] }: StreamQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = watch.map((one) => {
      const [county = '', caseId = ''] = one.split('/');
      return { county, caseId };
    });
    const watched = await this.streams.visible(user, wanted);
    const headers = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]);
    reply.hijack();
    const stream = new EventStream(reply.raw, Object.fromEntries(headers) as Record<string, string>);
    this.streams.add(tokenOf(request).token ?? '', user, watched, stream);
  }
}
