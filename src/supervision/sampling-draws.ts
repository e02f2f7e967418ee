import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, type StepWatcher, type WrittenStep } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import { drawn, type EventBody, type StepResult, type Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { drawsOf } from './course.js';
import { reachOf, walkIndexes } from './reach.js';

export interface DrawFilter {
  division?: string;
  procedure?: string;
  drawn?: boolean;
}

export interface DrawView {
  county: string;
  caseId: string;
  number: string;
  seq: number;
  procedure: string;
  procedureTitle: Text;
  division: string;
  divisionName: string | null;
  at: Date;
  rate: number;
  value: number;
  drawn: boolean;
  /** From the event; null when the event is gone or cannot be read. */
  seed: string | null;
  /** The value that seed and number give now; null without a seed. */
  again: number | null;
  /** The register says what the draw gives when it is repeated. */
  agrees: boolean;
}

export interface DrawSummary {
  procedure: string;
  procedureTitle: Text;
  rate: number;
  /** Cases that were in the draw. */
  population: number;
  drawn: number;
  first: Date;
  last: Date;
}

interface Row extends Omit<DrawView, 'seed' | 'again' | 'agrees' | 'procedureTitle'> {
  variable: string;
  definition: string;
  body: Buffer | null;
  at_key: string;
}

const LIST = `
  select t.county, t.case_id as "caseId", c.number, t.seq, t.variable, t.procedure, t.division, d.name as "divisionName", t.at, t.rate,
    t.value, t.drawn, c.definition, e.body, t.at::text as at_key
  from unnest($1::text[]) as s (county)
  cross join lateral (
    select k.* from sampling_draw k
    where k.county = s.county and k.division like any ($2) and ($3::text is null or k.procedure = $3) and ($4::boolean is null or k.drawn = $4)
      and ($5::text is null or k.at < $5::timestamptz or (k.at = $5::timestamptz and (k.case_id, k.seq, k.variable) > ($6::uuid, $7::int, $8::text)))
    order by k.at desc, k.case_id, k.seq, k.variable limit $9) t
  join cases c on c.county = t.county and c.id = t.case_id
  left join case_event e on e.county = t.county and e.case_id = t.case_id and e.seq = t.seq
  left join division d on d.code = t.division
  order by t.at desc, t.case_id, t.seq, t.variable limit $9`;

const SUMMARY = `
  select g.*, coalesce((select d.title from definition d where d.procedure = g.procedure order by d.effective_from desc, d.deployed_at desc limit 1),
    jsonb_build_object('zh', g.procedure, 'en', g.procedure)) as "procedureTitle"
  from (select k.procedure, k.rate, count(*)::int as population, (count(*) filter (where k.drawn))::int as drawn, min(k.at) as first, max(k.at) as last
    from sampling_draw k where k.county = any ($1) and k.division like any ($2) and ($3::text is null or k.procedure = $3)
    group by k.procedure, k.rate) g order by g.procedure, g.rate`;

/**
 * The register of random draws 随机抽查. A draw is its event's seed and number and nothing else, so whoever reads the register
 * repeats every one of them: nobody chose.
 */
@Injectable()
export class SamplingDraws implements StepWatcher {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  concerns({ draws }: StepResult): boolean {
    return draws !== undefined;
  }

  async note({ tx, county, caseId, procedure, result, event }: WrittenStep): Promise<void> {
    for (const { seq, at, variable, division, rate, value, drawn: isDrawn } of drawsOf(result, event)) {
      await tx.query(
        `insert into sampling_draw (county, case_id, seq, variable, procedure, division, at, rate, value, drawn)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
        [county, caseId, seq, variable, procedure, division, at, rate, value, isDrawn],
      );
    }
  }

  /** Newest first, each repeated. */
  async list(scope: ReadScope, filter: DrawFilter & { after?: string; limit: number }): Promise<Page<DrawView>> {
    const { division, procedure = null, drawn: isDrawn = null, limit } = filter;
    const cursor = readCursor(filter.after, 4) ?? [null, null, null, null];
    const rows = await this.database.read(scope, async (tx) => {
      const { patterns, counties } = await reachOf(tx, scope, division);
      await walkIndexes(tx);
      const values = [counties, patterns, procedure, isDrawn, ...cursor, limit + 1];
      return (await tx.query<Row>(LIST, values)).rows;
    });
    const page = pageOf(rows, limit, (row) => cursorOf(row.at_key, row.caseId, row.seq, row.variable));
    return { ...page, items: await Promise.all(page.items.map((row) => this.repeated(row))) };
  }

  /** How many cases were in the draw and how many were drawn, for each procedure and rate. */
  async summary(scope: ReadScope, { division, procedure }: DrawFilter): Promise<DrawSummary[]> {
    return this.database.read(scope, async (tx) => {
      const { patterns, counties } = await reachOf(tx, scope, division);
      return (await tx.query<DrawSummary>(SUMMARY, [counties, patterns, procedure ?? null])).rows;
    });
  }

  private async repeated({ definition, body, at_key: _at, variable: _variable, ...row }: Row): Promise<DrawView> {
    await this.library.ensure(definition);
    const seed = seedIn(body);
    const again = seed === null ? null : drawn(seed, row.seq);
    return {
      ...row,
      procedureTitle: this.library.definition(definition).definition.title,
      seed,
      again,
      agrees: again === row.value && again < row.rate === row.drawn,
    };
  }
}

function seedIn(body: Buffer | null): string | null {
  if (!body) return null;
  try {
    const seed = (JSON.parse(body.toString('utf8')) as EventBody).facts['seed'];
    return typeof seed === 'string' ? seed : null;
  } catch {
    // Bytes that somebody has spoilt: the audit says where, the register that it cannot repeat this draw.
    return null;
  }
}
