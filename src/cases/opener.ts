import { Injectable } from '@nestjs/common';
import { countyOf, readForm, step, type Actor, type CompiledDefinition, type JsonObject } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { CHAIN_START } from './chain.js';
import { replyOf, type CommandReply } from './command.js';
import { personalContext, sealEvent, sealPersonal } from './event.js';
import { FactGatherer } from './facts.js';
import { DefinitionLibrary, PersonalVault, type Tx } from './ports.js';
import { Registry } from './registry.js';
import { writeStep } from './write.js';

export interface NewCase {
  procedure: string;
  division: string;
  householdId: string | null;
  /** The member a case about a person is about; left out, the one in whose name the household applied. */
  beneficiaryId?: string | null;
  actor: Actor;
  data: JsonObject;
  /** The case this one is about, or its pair, known to it under a relation. */
  links?: { relation: string; county: string; caseId: string; back?: string }[];
}

/** Opens cases, always inside the transaction of what gives rise to them: an intake, or a step of another case. */
@Injectable()
export class Opener {
  constructor(
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
    private readonly registry: Registry,
    private readonly facts: FactGatherer,
  ) {}

  /** @throws Problem or CommandRefused when there is no definition in force or the form is refused */
  async open(tx: Tx, request: NewCase): Promise<CommandReply> {
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const now = rows[0]?.now ?? new Date(Number.NaN);
    const facts = this.facts.basics(now);
    const digest = this.library.inForce(request.procedure, facts.today);
    if (!digest) throw noDefinition(request.procedure, facts.today);
    await this.library.ensure(digest);
    const compiled = this.library.definition(digest);
    const { open, personal } = readForm(compiled.definition, compiled.definition.opening.form, request.data);

    const county = countyOf(request.division);
    const caseId = uuid7(now);
    const { procedure, division, actor } = request;
    // A matter is the administration's own, also where a household's case gives rise to it.
    const householdId = compiled.definition.subject === 'matter' ? null : request.householdId;
    const subject = {
      county,
      caseId,
      procedure,
      division,
      householdId,
      ...(actor.kind === 'user' ? { user: actor.user } : {}),
    };
    facts['division'] = division;
    facts['settings'] = await this.registry.providerOf('settings')(
      { kind: 'settings' },
      { ...subject, today: facts.today },
      tx,
    );

    const beneficiaryId = await beneficiaryOf(tx, compiled, county, request);
    const number = await this.insert(tx, county, caseId, { ...request, householdId, beneficiaryId }, digest, facts.now);
    const command = { type: 'OPEN', actor, data: open };
    const result = await this.facts.withFacts(tx, facts, subject, (gathered) =>
      step(compiled, null, command, gathered, this.library.calendar(gathered.calendar), 1),
    );
    const sealed = await sealPersonal(this.vault, tx, householdId, personal, personalContext(caseId, 1));
    const event = sealEvent(
      { county, caseId, seq: 1, definition: digest },
      command,
      open,
      facts,
      result,
      sealed,
      CHAIN_START,
    );
    await writeStep(tx, {
      county,
      caseId,
      expectedVersion: 0,
      before: null,
      after: result.state,
      event,
      previous: CHAIN_START,
      procedure,
    });
    const context = {
      tx,
      county,
      caseId,
      number,
      householdId,
      procedure,
      compiled,
      state: result.state,
      event: event.body,
      personal,
    };
    for (const [index, effect] of result.effects.entries()) {
      await this.registry.handlerOf(effect.name)(effect, { ...context, index });
    }
    await this.registry.note({ ...context, before: null, result });
    return replyOf(compiled, { county, caseId, number, version: 1 }, result.state);
  }

  private async insert(
    tx: Tx,
    county: string,
    caseId: string,
    request: NewCase,
    digest: string,
    now: string,
  ): Promise<string> {
    const { rows } = await tx.query<{ number: string }>('select open_case($1, $2, $3, $4, $5, $6, $7, $8) as number', [
      county,
      caseId,
      request.procedure,
      digest,
      request.division,
      request.householdId,
      request.beneficiaryId ?? null,
      now,
    ]);
    for (const link of request.links ?? []) {
      await insertLink(tx, { county, caseId }, link.relation, link);
      if (link.back !== undefined) await insertLink(tx, link, link.back, { county, caseId });
    }
    return rows[0]?.number ?? '';
  }
}

/** Kept by cases about such a case, too; a case about the household as a whole has none. */
async function beneficiaryOf(
  tx: Tx,
  { definition: { subject } }: CompiledDefinition,
  county: string,
  { householdId, beneficiaryId = null }: NewCase,
): Promise<string | null> {
  if (subject === 'household' || subject === 'matter' || householdId === null) return null;
  if (subject === 'case' || beneficiaryId !== null) return beneficiaryId;
  const { rows } = await tx.query<{ id: string }>(
    'select id from person where county = $1 and household_id = $2 and applicant',
    [county, householdId],
  );
  return rows[0]?.id ?? null;
}

interface CaseId {
  county: string;
  caseId: string;
}

async function insertLink(tx: Tx, from: CaseId, relation: string, to: CaseId): Promise<void> {
  await tx.query('insert into case_link values ($1, $2, $3, $4, $5)', [
    from.county,
    from.caseId,
    relation,
    to.county,
    to.caseId,
  ]);
}

function noDefinition(procedure: string, date: string): Problem {
  return new Problem(
    'no-definition',
    422,
    {
      zh: `${date} 没有施行中的办理规程 “${procedure}”。`,
      en: `No definition of the procedure "${procedure}" is in force on ${date}.`,
    },
    { procedure, date },
  );
}
