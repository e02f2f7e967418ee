import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE, isConnectionLost, UnknownOutcome } from '../database/database.js';
import { CommandRefused, type CaseState, type StepResult } from '../engine/index.js';
import { notFound, type Problem, type Sentence } from '../shared/problem.js';
import { readForCommand, readForCommands, type CaseRow, type CaseSought } from './case-reading.js';
import {
  ClaimLost,
  ClaimNeeded,
  CopyIsForReading,
  NotClaimed,
  outcomeUnknown,
  StaleVersion,
  TooBusy,
} from './case-errors.js';
import { bodyHash, knownReply, replyOf, type CaseCommand, type CommandReply } from './command.js';
import { personalContext, sealEvent, sealPersonal } from './event.js';
import { renamedBefore, renameRows } from './migration.js';
import { Planner, type Planned } from './planner.js';
import { PersonalVault, type Tx } from './ports.js';
import { Registry } from './registry.js';
import { titledProblem } from './titled-refusals.js';
import { Together } from './together.js';
import { writeStep, writeSteps, writeVerb, type StepWrite } from './write.js';

/** Another command changed the case between reading and writing. */
class Conflict extends Error {}

/** The claim shown has ended; `commit_step` found no open one with that number. */
class ClaimGone extends Error {
  constructor(readonly task: string) {
    super('claim lost');
  }
}

const CLAIM_LOST = 'YM001';
const NOT_CLAIMED = 'YM002';

/** After so many lost races a case is being hammered, and its senders are better told so. */
const MOST_ATTEMPTS = 12;

/**
 * The transaction. A command reads the case, runs the pure step, and writes case, event, tasks, deadlines, outbox and
 * idempotency record in one statement that has the version in its WHERE; who comes second starts over. A step with
 * effects writes first, which locks the case's row, and carries its effects out in the same transaction.
 */
@Injectable()
export class Executor {
  private readonly reads: Together<CaseSought, CaseRow | null>;
  private readonly writes: Together<StepWrite, boolean>;

  constructor(
    private readonly database: Database,
    private readonly planner: Planner,
    private readonly vault: PersonalVault,
    private readonly registry: Registry,
  ) {
    const { pool } = database;
    this.reads = new Together({ one: (one) => readForCommand(pool, one), many: (all) => readForCommands(pool, all) });
    this.writes = new Together({ one: (one) => writeStep(pool, one), many: (all) => writeSteps(pool, all) });
  }

  /**
   * Executes a command in a transaction of its own.
   *
   * @throws Problem saying what was refused, why, and what is possible instead; nothing has changed then, except for
   * `outcome-unknown`, which a repetition with the same key resolves
   */
  async execute(command: CaseCommand): Promise<CommandReply> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      try {
        return await this.attempt(command);
      } catch (error) {
        if (!isLostRace(error)) throw await this.explained(error, command);
      }
    }
    throw new TooBusy();
  }

  /** Executes a command inside somebody else's transaction: a message to a linked case, a deadline, an intake. */
  async executeWithin(tx: Tx, command: CaseCommand): Promise<CommandReply> {
    return this.attempt(command, tx);
  }

  /** What a command would do, without doing it. @throws as {@link execute}, in the engine's own words */
  async rehearse(tx: Tx, command: CaseCommand): Promise<{ before: CaseState; planned: Planned }> {
    const row = await this.readCase(command, tx);
    return { before: row.state, planned: await this.planner.plan(tx, row, command) };
  }

  private async attempt(command: CaseCommand, within?: Tx): Promise<CommandReply> {
    const row = await this.readCase(command, within);
    const known = knownReply(row, command);
    if (known) return known;
    if (command.expectedVersion !== undefined && command.expectedVersion !== row.version) {
      throw new StaleVersion(command.expectedVersion, row.version);
    }
    const planned = await this.planner.plan(within ?? this.database.pool, row, command);
    if (within) return this.write(within, row, command, planned);
    const { result } = planned;
    const alone = result.effects.length === 0 && !planned.renamed && !result.verb && !this.registry.isNoted(result);
    if (alone) return this.writeAlone(row, command, planned);
    return this.database.transaction(EVERYWHERE, (tx) => this.write(tx, row, command, planned));
  }

  /** A step without effects is a single call: it commits by itself or with others of the moment, or not at all. */
  private async writeAlone(row: CaseRow, command: CaseCommand, planned: Planned): Promise<CommandReply> {
    try {
      return await this.write(this.database.pool, row, command, planned, (step) => this.writes.do(step));
    } catch (error) {
      if (isConnectionLost(error)) throw new UnknownOutcome({ cause: error });
      throw error;
    }
  }

  private async readCase(command: CaseCommand, within?: Tx): Promise<CaseRow> {
    const row = await (within ? readForCommand(within, command) : this.reads.do(command));
    if (!row) throw await this.outOfReach(command);
    return row;
  }

  /** An office that was sent a copy sees the case, and is told that seeing is all. */
  private async outOfReach({
    county,
    caseId,
    scope,
  }: Pick<CaseCommand, 'county' | 'caseId' | 'scope'>): Promise<Problem> {
    const seen = await this.database.read(scope, async (reader) => {
      const { rowCount } = await reader.query('select from cases where county = $1 and id = $2', [county, caseId]);
      return Boolean(rowCount);
    });
    return seen ? new CopyIsForReading() : notFound({ zh: '案件', en: 'case' });
  }

  private async write(
    tx: Tx,
    row: CaseRow,
    command: CaseCommand,
    planned: Planned,
    commit = (step: StepWrite) => writeStep(tx, step),
  ): Promise<CommandReply> {
    const { compiled, digest, facts, open, personal, result } = planned;
    const { county, caseId } = command;
    const seq = row.version + 1;
    const claim = claimOf(command, result);
    const sealed = await sealPersonal(this.vault, tx, row.household_id, personal, personalContext(caseId, seq));
    const event = sealEvent(
      { county, caseId, seq, definition: digest },
      command,
      open,
      facts,
      result,
      sealed,
      row.head,
    );
    const note = result.verb?.note;
    const reply: CommandReply = {
      ...replyOf(compiled, { county, caseId, number: row.number, version: seq }, result.state),
      ...(note ? { note } : {}),
    };
    const { renamed } = planned;
    if (renamed && !(await renameRows(tx, { county, caseId, version: row.version }, renamed, result.state))) {
      throw new Conflict();
    }
    const step: StepWrite = {
      county,
      caseId,
      expectedVersion: row.version,
      before: renamed ? renamedBefore(row.state, renamed, result.state) : row.state,
      after: result.state,
      event,
      previous: row.head,
      procedure: row.procedure,
      ...(claim ? { claim } : {}),
      ...(command.key === undefined
        ? {}
        : {
            idempotency: {
              principal: command.principal ?? '',
              key: command.key,
              bodyHash: bodyHash(command),
              response: reply,
            },
          }),
    };
    const written = await commit(step).catch((error: Error & { code?: string }) => {
      throw error.code === CLAIM_LOST && claim ? new ClaimGone(claim.task) : error;
    });
    if (!written) throw new Conflict();
    if (result.verb) await writeVerb(tx, step, result.verb);
    const context = {
      tx,
      county,
      caseId,
      number: row.number,
      householdId: row.household_id,
      procedure: row.procedure,
      compiled,
      state: result.state,
      event: event.body,
      personal,
    };
    for (const [index, effect] of result.effects.entries()) {
      await this.registry.handlerOf(effect.name)(effect, { ...context, index });
    }
    await this.registry.note({ ...context, before: row.state, result });
    return reply;
  }

  /** Turns what went wrong into something its sender can act on. */
  private async explained(error: unknown, command: CaseCommand): Promise<unknown> {
    if (error instanceof CommandRefused) return titledProblem(this.database.pool, error);
    if (error instanceof UnknownOutcome) return outcomeUnknown(error);
    if (error instanceof ClaimGone) return this.claimLost(command, error.task);
    if ((error as { code?: string }).code === NOT_CLAIMED) return new NotClaimed();
    return error;
  }

  private async claimLost({ county, caseId, scope, actor }: CaseCommand, task: string): Promise<Problem> {
    const holder = await this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Holder>(
        `select u.id, u.name, t.claimed_at, t.closed_at from case_task t left join app_user u on u.id = t.assignee
         where t.county = $1 and t.case_id = $2 and t.key = $3`,
        [county, caseId, task],
      );
      return rows[0];
    });
    const name = holder?.name ?? null;
    const own = actor.kind === 'user' && holder?.id === actor.user;
    return new ClaimLost(
      own
        ? CLAIMED_ANEW
        : {
            zh: name ? `您的认领已失效，该任务现由 ${name} 认领。` : '您的认领已失效，请重新认领。',
            en: name
              ? `Your claim has ended; ${name} holds the task now.`
              : 'Your claim has ended; claim the task again.',
          },
      { holder: name, claimedAt: holder?.claimed_at ?? null, closedAt: holder?.closed_at ?? null },
    );
  }
}

interface Holder {
  id: string | null;
  name: string | null;
  claimed_at: Date | null;
  closed_at: Date | null;
}

const CLAIMED_ANEW: Sentence = {
  zh: '所提交的认领编号不是现行的编号：该任务您已重新认领，请刷新后再提交。',
  en: 'The number shown is not the one your present claim has: you have claimed the task anew. Look again before you act.',
};

/** Whoever answers a task shows the claim; a sender without one is told to claim first. */
function claimOf({ actor, fence }: CaseCommand, { task, verb }: StepResult) {
  if (task === undefined || verb?.unclaimed || actor.kind !== 'user') return undefined;
  if (fence === undefined) throw new ClaimNeeded(task);
  return { task, user: actor.user, fence };
}

/**
 * Lost races: another version, a deadlock broken by the server, or the same idempotency key committed a moment ago by a
 * twin of this request, whose answer the next attempt finds.
 */
export function isLostRace(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return error instanceof Conflict || code === '40P01' || (code === '23505' && constraint === 'idempotency_pkey');
}
