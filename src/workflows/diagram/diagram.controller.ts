import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole } from '../../cases/access.js';
import { DiagramQuery, DiagramView } from './diagram.dto.js';
import { DefinitionDiagrams } from './diagrams.js';

@ApiTags('procedures')
@Controller('definitions/:digest/diagram')
export class DiagramController {
  constructor(private readonly diagrams: DefinitionDiagrams) {}

  /** A deployed definition as a picture: where its states and the ways between them stand. */
  @Get()
  @AnyRole()
  @Header('Cache-Control', 'private, max-age=86400')
  show(@Param('digest') digest: string, @Query() { lang = 'zh' }: DiagramQuery): Promise<DiagramView> {
    return this.diagrams.show(digest, lang);
  }
}
