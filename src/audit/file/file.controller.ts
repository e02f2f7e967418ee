import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentUser, Roles, type Principal } from '../../cases/access.js';
import { FileVerdictView } from './file.dto.js';
import { FileVerification, type FileVerified } from './file-verification.js';
import { uploadedHistory } from './uploaded-history.js';

@ApiTags('audit')
@Controller('audit/verify-file')
export class AuditFileController {
  constructor(private readonly files: FileVerification) {}

  /** Verifies an exported history of at most 32 MiB, from the file alone, and tells whether it is what is here. Nothing is kept of it. */
  @Post()
  @HttpCode(200)
  @Roles('auditor', 'supervisor')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiOkResponse({ type: FileVerdictView })
  async verify(@CurrentUser() user: Principal, @Req() request: FastifyRequest): Promise<FileVerified> {
    return this.files.verify(user, await uploadedHistory(request));
  }
}
