import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { AnyRole, CurrentUser, type Principal } from '../cases/access.js';
import { CaseDocuments } from './case-documents.js';
import { Documents } from './documents.js';
import { AttachBody, DocumentView } from './documents.dto.js';
import { attachment } from './file-name.js';
import { extensionOf } from './file-type.js';
import { uploadedFile } from './uploaded-file.js';

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(
    private readonly documents: Documents,
    private readonly cases: CaseDocuments,
  ) {}

  /** Upload one PDF, JPEG or PNG of at most 10 MiB. Only you see it until it is attached to a case; unattached it lasts a day. */
  @Post('documents')
  @AnyRole()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, kind: { type: 'string' } },
    },
  })
  async upload(@CurrentUser() user: Principal, @Req() request: FastifyRequest): Promise<DocumentView> {
    return this.documents.add(user, await uploadedFile(request, (content) => this.documents.receive(content)));
  }

  /** A document's content, to be saved and not opened in place. Who read it and when is kept. */
  @Get('documents/:county/:id')
  @AnyRole()
  @ApiProduces('application/pdf', 'image/jpeg', 'image/png')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "sandbox; default-src 'none'")
  @Header('Cache-Control', 'private, no-store')
  async download(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    const { view, content } = await this.documents.read(user, county, id);
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: view.mediaType,
      length: view.size,
      disposition: attachment(view.name, extensionOf(view.mediaType)),
    });
  }

  /** The documents of a case within your scope. */
  @Get('cases/:county/:caseId/documents')
  @AnyRole()
  list(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<DocumentView[]> {
    return this.cases.list(user, county, caseId);
  }

  /** Attach documents you have uploaded to a case within your scope: supplements, photographs of a visit. */
  @Post('cases/:county/:caseId/documents')
  @HttpCode(200)
  @AnyRole()
  attach(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() { documents }: AttachBody,
  ): Promise<DocumentView[]> {
    return this.cases.attach(user, county, caseId, documents);
  }
}
