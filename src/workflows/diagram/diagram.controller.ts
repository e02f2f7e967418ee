import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole, Roles } from '../../cases/access.js';
import { readSent, refused } from '../deployments.js';
import { DefinitionBody } from '../workflows.dto.js';
import { DiagramQuery, DiagramView } from './diagram.dto.js';
import { DefinitionDiagrams } from './diagrams.js';

@ApiTags('procedures')
@Controller('definitions')
export class DiagramController {
  constructor(private readonly diagrams: DefinitionDiagrams) {}

  /** A deployed definition as a picture: where its states and the ways between them stand. */
  @Get(':digest/diagram')
  @AnyRole()
  @Header('Cache-Control', 'private, max-age=86400')
  show(@Param('digest') digest: string, @Query() { lang = 'zh' }: DiagramQuery): Promise<DiagramView> {
    return this.diagrams.show(digest, lang);
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
