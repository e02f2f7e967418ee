import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from '../../cases/access.js';
import { CaseLetters, type LetterView } from './case-letters.js';
import { LetterAnswer } from './letters.dto.js';
import { letterPaper } from './letter-paper.js';

@ApiTags('letters')
@Controller('cases')
export class LettersController {
  constructor(private readonly letters: CaseLetters) {}

  @Get(':county/:caseId/letters')
  @AnyRole()
  @ApiOkResponse({ type: [LetterAnswer] })
  @ApiOperation({ summary: 'The letters a household has been sent in a case, oldest first' })
  list(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<LetterView[]> {
    return this.letters.of(user.scope, county, caseId);
  }

  @Get(':county/:caseId/letters/:id')
  @AnyRole()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'A letter as plain text for printing; the reading is kept' })
  print(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<string> {
    return this.letters.print(user, county, caseId, id);
  }

  @Get(':county/:caseId/letters/:id/pdf')
  @AnyRole()
  @Header('Cache-Control', 'no-store')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'A letter as a printed paper (A4 PDF); the reading is kept' })
  async paper(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    const bytes = await letterPaper(await this.letters.print(user, county, caseId, id));
    const disposition = `inline; filename="letter-${id}.pdf"`;
    return new StreamableFile(bytes, { type: 'application/pdf', length: bytes.length, disposition });
  }
}
