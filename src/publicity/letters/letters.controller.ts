import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from '../../cases/access.js';
import { CaseLetters, type LetterView } from './case-letters.js';

@ApiTags('letters')
@Controller('cases')
export class LettersController {
  constructor(private readonly letters: CaseLetters) {}

  @Get(':county/:caseId/letters')
  @AnyRole()
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
}
