import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, PublicRoute, Roles, type Principal } from '../cases/access.js';
import { definitionSchema } from '../engine/check/index.js';
import type { JsonObject } from '../engine/index.js';
import { notFound } from '../shared/problem.js';
import { DeployedDefinitions, type StoredDefinition } from './definitions.js';
import { Deployments } from './deployments.js';
import { CheckView, DefinitionBody, DeployedView, ProcedureSummary, ProcedureView } from './workflows.dto.js';

@ApiTags('procedures')
@Controller()
export class DefinitionsController {
  constructor(
    private readonly definitions: DeployedDefinitions,
    private readonly deployments: Deployments,
  ) {}

  /** Every deployed definition. */
  @Get('procedures')
  @AnyRole()
  list(): ProcedureSummary[] {
    return this.definitions.list().map(summaryOf);
  }

  /** One definition with its machine and forms. */
  @Get('procedures/:procedure/:version')
  @AnyRole()
  show(@Param('procedure') procedure: string, @Param('version') version: string): ProcedureView {
    return viewOf(this.definitions.find(procedure, version));
  }

  /** The JSON Schema of a definition, for editors: public, because they fetch it without a session. */
  @Get('definition.schema.json')
  @PublicRoute()
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  schema(): JsonObject {
    return definitionSchema;
  }

  /** The definition that a case or an event names by its digest. */
  @Get('definitions/:digest')
  @AnyRole()
  async byDigest(@Param('digest') digest: string): Promise<ProcedureView> {
    await this.definitions.ensure(digest);
    return viewOf(this.definitions.byDigest(digest));
  }

  /** Check a definition without deploying it: everything found wrong, with the state it is wrong in. */
  @Post('definitions/check')
  @HttpCode(200)
  @Roles('administrator')
  async check(@Body() body: DefinitionBody): Promise<CheckView> {
    return { findings: await this.deployments.check(body) };
  }

  /** Deploy a definition. The same content twice is no mistake; another content under a deployed version is refused. */
  @Post('definitions')
  @HttpCode(200)
  @Roles('administrator')
  deploy(@CurrentUser() actor: Principal, @Body() body: DefinitionBody): Promise<DeployedView> {
    return this.deployments.deploy(actor, body);
  }
}

const summaryOf = (stored: StoredDefinition): ProcedureSummary => ({
  procedure: stored.procedure,
  version: stored.version,
  digest: stored.digest,
  title: stored.content.title,
  law: stored.content.law,
  from: stored.effective_from,
  to: stored.effective_to,
  deployedAt: stored.deployed_at.toISOString(),
});

function viewOf(stored: StoredDefinition | undefined): ProcedureView {
  if (!stored) throw notFound({ zh: '该规程', en: 'deployed definition' });
  return { ...summaryOf(stored), definition: stored.content };
}
