import { Injectable } from '@nestjs/common';
import { EVERYWHERE } from '../database/database.js';
import { CommandRefused, countyOf, type Actor, type Effect, type JsonObject } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import { Executor } from './executor.js';
import { followHousehold } from './household-follows.js';
import {
  LinkedAlready,
  LinkedCaseMissing,
  LinkedCaseRefused,
  LinkedCasesTooDeep,
  LinkedToItself,
  type LinkedCase,
} from './link-errors.js';
import { Opener } from './opener.js';
import type { EffectContext, Tx } from './ports.js';
import { titledProblem } from './titled-refusals.js';

/** Two cases that are halves of one matter know each other under this name; every other relation leads back as `origin`. */
export const PAIR = 'pair';
const ORIGIN = 'origin';

/** A decision, its appeal and a move between counties make three; more than this is a circle. */
const DEEPEST = 8;

type Check = (context: EffectContext) => Promise<void>;

/**
 * Cases that open and tell one another, in the transaction of the command that made them: all of them move, or none does.
 */
@Injectable()
export class LinkedCases {
  /** How deep in messages each transaction is; commands of one transaction run one after the other. */
  private readonly depths = new WeakMap<Tx, number>();
  private readonly checks: Check[] = [];

  constructor(
    private readonly opener: Opener,
    private readonly executor: Executor,
  ) {}

  /** Registers what can be judged only once the linked cases have answered; runs after an event's last message. */
  afterMessages(check: Check): void {
    this.checks.push(check);
  }

  /**
   * Opens a case linked to this one both ways. A household keeps its id wherever it goes; in another county it becomes
   * known there with its members, under the key it has. A case about a person stays about that person.
   *
   * @throws LinkedCasesTooDeep; Problem or CommandRefused of the new case
   */
  async open({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, householdId, state } = context;
    const { procedure, relation, data } = params;
    const division = String(params['division'] ?? state.division);
    const back = relation === PAIR ? PAIR : ORIGIN;
    await this.deeper(tx, async () => {
      if (householdId && countyOf(division) !== county) await followHousehold(tx, { county, householdId }, division);
      await this.opener.open(tx, {
        procedure: String(procedure),
        division,
        householdId,
        beneficiaryId: await beneficiaryOf(context),
        actor: actorOf(context),
        data: (data ?? {}) as JsonObject,
        links: [{ relation: back, county, caseId, back: String(relation) }],
      });
    });
  }

  /**
   * Puts another case on this one; there this one is known by its procedure's name, to which that case can send messages.
   *
   * @throws LinkedAlready; LinkedToItself
   */
  async link({ params }: Effect, { tx, county, caseId, procedure }: EffectContext): Promise<void> {
    const { relation, number } = params;
    const other = { county: String(params['county']), caseId: String(params['caseId']) };
    if (other.caseId === caseId) throw new LinkedToItself();
    const { rowCount } = await tx.query(
      `insert into case_link (county, case_id, relation, other_county, other_id)
       values ($1, $2, $3, $4, $5), ($4, $5, $6, $1, $2) on conflict do nothing`,
      [county, caseId, relation, other.county, other.caseId, procedure],
    );
    if (!rowCount) throw new LinkedAlready(String(number), String(relation));
  }

  /**
   * Sends a command to every case linked under a relation, or to those of them that are still running. What one of them
   * refuses is refused here too.
   *
   * @throws LinkedCaseRefused naming the case and what is possible there; LinkedCaseMissing; LinkedCasesTooDeep
   */
  async message({ params }: Effect, context: EffectContext): Promise<void> {
    const [relation, command] = [String(params['to']), String(params['command'])];
    const linked = await linkedCases(context, relation, params['running'] === true);
    if (linked.length === 0) throw new LinkedCaseMissing(relation, command);
    const data = params['data'] as JsonObject | undefined;
    for (const other of linked) {
      await this.deeper(context.tx, () => this.send(context, other, command, data));
    }
    if (!messagesToCome(context)) for (const check of this.checks) await check(context);
  }

  private async send(context: EffectContext, linked: LinkedCase, command: string, data?: JsonObject): Promise<void> {
    const { county, caseId } = linked;
    try {
      await this.executor.executeWithin(context.tx, {
        county,
        caseId,
        type: command,
        actor: actorOf(context),
        scope: EVERYWHERE,
        ...(data === undefined ? {} : { data }),
      });
    } catch (error) {
      throw await asRefusal(context.tx, error, linked, command);
    }
  }

  private async deeper(tx: Tx, work: () => Promise<void>): Promise<void> {
    const depth = this.depths.get(tx) ?? 0;
    if (depth >= DEEPEST) throw new LinkedCasesTooDeep(DEEPEST);
    this.depths.set(tx, depth + 1);
    try {
      await work();
    } finally {
      this.depths.set(tx, depth);
    }
  }
}

const actorOf = ({ county, caseId }: EffectContext): Actor => ({ kind: 'case', county, caseId });

/** A household that moves keeps its members' ids, so whom a case is about is the same person in every county. */
async function beneficiaryOf({ tx, county, caseId }: EffectContext): Promise<string | null> {
  const { rows } = await tx.query<{ beneficiary_id: string | null }>(
    'select beneficiary_id from cases where county = $1 and id = $2',
    [county, caseId],
  );
  return rows[0]?.beneficiary_id ?? null;
}

/** Whether a later effect of this event still sends a message. */
export const messagesToCome = ({ event, index }: EffectContext): boolean =>
  event.effects.slice(index + 1).includes('message');

/** Always in the same order, so that two transactions that touch the same cases do not wait for each other in a circle. */
async function linkedCases(
  { tx, county, caseId }: EffectContext,
  relation: string,
  running: boolean,
): Promise<LinkedCase[]> {
  const { rows } = await tx.query<LinkedCase>(
    `select l.relation, l.other_county as county, l.other_id as "caseId", c.number
     from case_link l join cases c on c.county = l.other_county and c.id = l.other_id
     where l.county = $1 and l.case_id = $2 and l.relation = $3 and (not $4 or c.status = 'active')
     order by l.other_county, l.other_id`,
    [county, caseId, relation, running],
  );
  return rows;
}

/** Lost races and faults stay what they are: the executor starts the first ones over. A refusal further down is told as it came. */
async function asRefusal(tx: Tx, error: unknown, linked: LinkedCase, command: string): Promise<unknown> {
  if (error instanceof LinkedCaseRefused || error instanceof LinkedCasesTooDeep) return error;
  const problem = error instanceof CommandRefused ? await titledProblem(tx, error) : error;
  return problem instanceof Problem ? new LinkedCaseRefused(linked, command, problem, error) : error;
}
