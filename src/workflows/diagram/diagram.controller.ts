import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AnyRole, Roles } from '../../cases/access.js';
import { readSent, refused } from '../deployments.js';
import { DefinitionBody } from '../workflows.dto.js';
import { DiagramQuery, DiagramView } from './diagram.dto.js';
import { DefinitionDiagrams } from './diagrams.js';

const packed = promisify(gzip);

@ApiTags('procedures')
@Controller('definitions')
export class DiagramController {
  constructor(private readonly diagrams: DefinitionDiagrams) {}

  /** A deployed definition as a picture: where its states and the ways between them stand. */
  @Get(':digest/diagram')
  @AnyRole()
  @ApiOkResponse({ type: DiagramView })
  @Header('Cache-Control', 'private, max-age=86400')
  @Header('Vary', 'Accept-Encoding')
  async show(
    @Param('digest') digest: string,
    @Query() { lang = 'zh' }: DiagramQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-encoding') accepted = '',
  ): Promise<DiagramView | StreamableFile> {
    const diagram = await this.diagrams.show(digest, lang);
    // A large procedure's is 38 KB, and a fifth of that packed; nothing in it is secret, so its length tells nothing.
    if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accepted)) return diagram;
    void reply.header('content-encoding', 'gzip');
    return new StreamableFile(await packed(JSON.stringify(diagram)), { type: 'application/json; charset=utf-8' });
  }

  /** A definition that is not deployed, as a picture: for looking at what a check has found. */
  @Post('diagram')
  @HttpCode(200)
  @Roles('administrator')
  sketch(@Body() body: DefinitionBody, @Query() { lang = 'zh' }: DiagramQuery): Promise<DiagramView> {
    const read = readSent(body);
    if ('fault' in read) throw refused([read.fault]);
    return this.diagrams.sketch(read.definition, lang);
  }
}
