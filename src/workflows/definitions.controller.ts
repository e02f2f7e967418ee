import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { parse } from 'yaml';
import { Database } from '../database/database.js';
import type { Definition } from '../engine/index.js';
import { AnyRole, CurrentUser, Roles, type Principal } from '../shared/access.js';
import { notFound, Problem } from '../shared/problem.js';
import { Calendars } from './calendars.js';
import { findingsOf } from './check.js';
import { DeployedDefinitions, type StoredDefinition } from './definitions.js';
import { deploy } from './deploy.js';
import {
  CalendarBody,
  CalendarView,
  CheckView,
  DefinitionBody,
  DeployedView,
  ProcedureSummary,
  ProcedureView,
} from './workflows.dto.js';

@ApiTags('procedures')
@Controller()
export class DefinitionsController {
  constructor(
    private readonly database: Database,
    private readonly definitions: DeployedDefinitions,
    private readonly calendars: Calendars,
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

  /** The definition that a case or an event names by its digest. */
  @Get('definitions/:digest')
  @AnyRole()
  async byDigest(@Param('digest') digest: string): Promise<ProcedureView> {
    await this.definitions.ensure(digest);
    return viewOf(this.definitions.list().find((stored) => stored.digest === digest));
  }

  /** Check a definition without deploying it: everything found wrong, with the state it is wrong in. */
  @Post('definitions/check')
  @HttpCode(200)
  @Roles('administrator')
  check(@Body() body: DefinitionBody): CheckView {
    return { findings: findingsOf(definitionIn(body)) };
  }

  /** Deploy a definition. The same content twice is no mistake; another content under a deployed version is refused. */
  @Post('definitions')
  @HttpCode(200)
  @Roles('administrator')
  async deploy(@CurrentUser() actor: Principal, @Body() body: DefinitionBody): Promise<DeployedView> {
    const definition = definitionIn(body);
    const findings = findingsOf(definition);
    if (findings.length > 0) throw refused(findings);
    const deployed = await deploy(this.database.pool, definition as Definition, actor.username);
    await this.definitions.refresh();
    return deployed;
  }

  /** Load a new version of the working-day calendar; open deadlines are counted again. */
  @Post('calendars')
  @HttpCode(200)
  @Roles('administrator')
  load(@CurrentUser() actor: Principal, @Body() { calendar }: CalendarBody): Promise<CalendarView> {
    return this.calendars.load(calendar, actor.username);
  }
}

function definitionIn({ definition, yaml }: DefinitionBody): unknown {
  if ((definition === undefined) === (yaml === undefined)) throw oneOfTwo();
  return yaml === undefined ? definition : parsed(yaml);
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml) as unknown;
  } catch (error) {
    throw refused([{ where: 'yaml', message: (error as Error).message }]);
  }
}

const oneOfTwo = (): Problem =>
  new Problem('request-invalid', 400, {
    zh: '请提供 definition 或 yaml，二者取一。',
    en: 'Send the definition either as an object or as YAML, one of the two.',
  });

const refused = (findings: { where: string; message: string }[]): Problem =>
  new Problem(
    'definition-refused',
    422,
    {
      zh: `该规程有 ${findings.length} 处问题，未部署。`,
      en: `The definition is not deployed: ${findings.length} things are wrong with it.`,
    },
    { findings },
  );

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
