import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../cases/access.js';
import { refusalProblem } from '../cases/case-errors.js';
import { once } from '../cases/once.js';
import type { Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { checkMapping, CommandRefused, type JsonObject, type Mapping } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { DeployedDefinitions, type StoredDefinition } from './definitions.js';
import { noSuchDefinition, notNow, sameDefinition, type PlanStatus } from './migration-errors.js';
import { proposeMapping, type Standing } from './migration-proposal.js';
import type {
  MigrationCaseView,
  MigrationView,
  NewMigration,
  Outcome,
  ProposalQuery,
  ProposalView,
} from './migrations.dto.js';

type Mode = 'dry-run' | 'apply';

interface PlanRow extends Omit<MigrationView, 'progress' | 'from' | 'to'> {
  from: string;
  to: string;
}

const PLAN = `select p.id, p.procedure, p.from_definition as "from", p.to_definition as "to", p.mapping, p.ground, p.reason, p.status, p.mode,
    u.name as "createdBy", p.created_at as "createdAt", p.started_at as "startedAt", p.finished_at as "finishedAt"
  from migration_plan p join app_user u on u.id = p.created_by`;

/**
 * Plans for moving running cases from one definition to another. A plan is started, for trying or in earnest, and stopped here;
 * the runner carries it out.
 */
@Injectable()
export class MigrationPlans {
  constructor(
    private readonly database: Database,
    private readonly definitions: DeployedDefinitions,
  ) {}

  /** @throws Problem 422 for a definition that is not deployed, or a mapping that names what neither of them has */
  async create(actor: Principal, key: string, plan: NewMigration): Promise<MigrationView> {
    await this.definitions.refresh();
    const from = this.deployed(plan.from);
    const to = this.deployed(plan.to);
    if (from.digest === to.digest) throw sameDefinition();
    const mapping = JSON.parse(JSON.stringify(plan.mapping ?? {})) as Mapping & JsonObject;
    this.check(from, to, mapping);
    const content = { what: 'migration', ...plan, mapping };
    const id = await once(this.database, { principal: actor.userId, key, content }, async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `insert into migration_plan (id, procedure, from_definition, to_definition, mapping, ground, reason, status, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'planned', $8, service_now()) returning id`,
        [
          ...[uuid7(new Date()), from.procedure, from.digest, to.digest],
          ...[JSON.stringify(mapping), plan.ground, plan.reason, actor.userId],
        ],
      );
      const created = rows[0]?.id ?? '';
      await addCases(tx, created);
      return created;
    });
    return this.get(id);
  }

  /** What a plan between the two could map, without making one. @throws Problem 422 as {@link create} */
  async propose({ from, to }: ProposalQuery): Promise<ProposalView> {
    await this.definitions.refresh();
    const [source, target] = [this.deployed(from), this.deployed(to)];
    if (source.digest === target.digest) throw sameDefinition();
    this.check(source, target, {});
    const standing = await this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<Standing>(
        `select c.state -> 'value' as value, count(*)::int as cases from cases c where c.definition = $1 and c.status = 'active' group by 1`,
        [source.digest],
      );
      return rows;
    });
    return proposeMapping(
      this.definitions.definition(source.digest),
      this.definitions.definition(target.digest),
      standing,
    );
  }

  async list(after: string | undefined, limit: number): Promise<Page<MigrationView>> {
    const [before] = readCursor(after, 1) ?? [null];
    const rows = await this.database.query<PlanRow>(
      `${PLAN} where ($1::uuid is null or p.id < $1) order by p.id desc limit $2`,
      [before, limit + 1],
    );
    const page = pageOf(rows, limit, ({ id }) => cursorOf(id));
    return { ...page, items: await Promise.all(page.items.map((row) => this.view(row))) };
  }

  /** @throws Problem 404 */
  async get(id: string): Promise<MigrationView> {
    const [row] = await this.database.query<PlanRow>(`${PLAN} where p.id = $1`, [id]);
    if (!row) throw notFound({ zh: '转换计划', en: 'migration' });
    return this.view(row);
  }

  /** By county and case. */
  async cases(
    id: string,
    filter: { outcome?: Outcome; after?: string; limit: number },
  ): Promise<Page<MigrationCaseView>> {
    await this.get(id);
    const [county, caseId] = readCursor(filter.after, 2) ?? ['', '00000000-0000-0000-0000-000000000000'];
    const rows = await this.database.query<MigrationCaseView>(
      `select county, case_id as "caseId", number, outcome, code, reason, detail, seq, at from migration_case
       where plan = $1 and ($2::text is null or outcome = $2) and (county, case_id) > ($3, $4::uuid)
       order by county, case_id limit $5`,
      [id, filter.outcome ?? null, county, caseId, filter.limit + 1],
    );
    return pageOf(rows, filter.limit, (row) => cursorOf(row.county, row.caseId));
  }

  /**
   * Begins to try or to move every case of the plan that has not been moved, those refused before included, and cases opened
   * since.
   *
   * @throws Problem 409 while it is running
   */
  async start(actor: Principal, id: string, mode: Mode): Promise<MigrationView> {
    await this.database.transaction(EVERYWHERE, async (tx) => {
      await locked(tx, id, ['planned', 'stopped', 'done'], ['stop']);
      await addCases(tx, id);
      await tx.query(
        `update migration_case set outcome = 'pending', code = null, reason = null, detail = null, at = null
         where plan = $1 and outcome <> 'migrated'`,
        [id],
      );
      await run(tx, actor, id, mode);
    });
    return this.get(id);
  }

  /** What is being done at this moment is finished, nothing further begun. @throws Problem 409 unless it is running */
  async stop(id: string): Promise<MigrationView> {
    await this.database.transaction(EVERYWHERE, async (tx) => {
      await locked(tx, id, ['running'], ['dry-run', 'apply']);
      await tx.query(`update migration_plan set status = 'stopped' where id = $1`, [id]);
    });
    return this.get(id);
  }

  /** Goes on where it was stopped. @throws Problem 409 unless it was */
  async resume(actor: Principal, id: string): Promise<MigrationView> {
    await this.database.transaction(EVERYWHERE, async (tx) => {
      const { mode } = await locked(tx, id, ['stopped'], ['dry-run', 'apply']);
      await run(tx, actor, id, mode ?? 'dry-run');
    });
    return this.get(id);
  }

  private deployed(name: string): StoredDefinition {
    const [procedure = '', version = ''] = name.split('@');
    const found = this.definitions.byDigest(name) ?? this.definitions.find(procedure, version);
    if (!found) throw noSuchDefinition(name);
    return found;
  }

  private check(from: StoredDefinition, to: StoredDefinition, mapping: Mapping): void {
    try {
      checkMapping(this.definitions.definition(from.digest), this.definitions.definition(to.digest), mapping);
    } catch (error) {
      throw error instanceof CommandRefused ? refusalProblem(error) : error;
    }
  }

  private async view(row: PlanRow): Promise<MigrationView> {
    const counts = await this.database.query<{ outcome: Outcome; cases: number }>(
      'select outcome, count(*)::int as cases from migration_case where plan = $1 group by outcome',
      [row.id],
    );
    const count = (outcome: Outcome): number => counts.find((one) => one.outcome === outcome)?.cases ?? 0;
    const [pending, possible, migrated] = [count('pending'), count('possible'), count('migrated')];
    const [refused, skipped, failed] = [count('refused'), count('skipped'), count('failed')];
    const cases = pending + possible + migrated + refused + skipped + failed;
    const named = (digest: string) => ({ digest, version: this.definitions.byDigest(digest)?.version ?? null });
    return {
      ...row,
      from: named(row.from),
      to: named(row.to),
      progress: { cases, pending, possible, migrated, refused, skipped, failed },
    };
  }
}

/** Cases may have been opened since the plan was made. */
async function addCases(tx: Tx, plan: string): Promise<void> {
  await tx.query(
    `insert into migration_case (county, case_id, plan, number, outcome)
     select c.county, c.id, p.id, c.number, 'pending' from migration_plan p join cases c on c.definition = p.from_definition
     where p.id = $1 and c.status = 'active' on conflict do nothing`,
    [plan],
  );
}

async function run(tx: Tx, actor: Principal, id: string, mode: Mode): Promise<void> {
  await tx.query(
    `update migration_plan set status = 'running', mode = $2, actor = $3, started_at = coalesce(started_at, service_now()), finished_at = null
     where id = $1`,
    [id, mode, JSON.stringify(actorOf(actor))],
  );
}

async function locked(tx: Tx, id: string, wanted: PlanStatus[], instead: string[]): Promise<{ mode: Mode | null }> {
  const { rows } = await tx.query<{ status: PlanStatus; mode: Mode | null }>(
    'select status, mode from migration_plan where id = $1 for update',
    [id],
  );
  const [plan] = rows;
  if (!plan) throw notFound({ zh: '转换计划', en: 'migration' });
  if (!wanted.includes(plan.status)) {
    throw notNow(plan.status, plan.status === 'stopped' ? ['resume', ...instead] : instead);
  }
  return plan;
}
