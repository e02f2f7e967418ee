import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE, type ReadScope } from '../database/database.js';
import type { Text } from '../engine/index.js';
import { notFound } from '../shared/problem.js';
import { DefinitionLibrary, type Tx } from './ports.js';

/** A linked case, as far as somebody who sees the other end may know it. */
export interface LinkView {
  relation: string;
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: Text;
  status: 'active' | 'done';
  /** Whether the reader's scope reaches it: a move links cases of two counties. */
  visible: boolean;
}

type Row = Omit<LinkView, 'title' | 'visible'> & { definition: string };

@Injectable()
export class LinkQueries {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  /** @throws Problem 404 for a case outside the scope */
  async of(scope: ReadScope, county: string, caseId: string): Promise<LinkView[]> {
    const visible = await this.database.read(scope, async (tx) => {
      const { rowCount } = await tx.query('select from cases where county = $1 and id = $2', [county, caseId]);
      if (!rowCount) throw notFound({ zh: '案件', en: 'case' });
      return visibleLinks(tx, county, caseId);
    });
    const rows = await this.database.read(EVERYWHERE, (tx) => allLinks(tx, county, caseId));
    return Promise.all(rows.map((row) => this.view(row, visible.has(row.caseId))));
  }

  private async view({ definition, ...row }: Row, visible: boolean): Promise<LinkView> {
    await this.library.ensure(definition);
    return { ...row, title: this.library.definition(definition).definition.title, visible };
  }
}

async function visibleLinks(tx: Tx, county: string, caseId: string): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `select c.id from case_link l join cases c on c.county = l.other_county and c.id = l.other_id
     where l.county = $1 and l.case_id = $2`,
    [county, caseId],
  );
  return new Set(rows.map(({ id }) => id));
}

async function allLinks(tx: Tx, county: string, caseId: string): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `select l.relation, l.other_county as county, l.other_id as "caseId", c.number, c.procedure, c.definition, c.status
     from case_link l join cases c on c.county = l.other_county and c.id = l.other_id
     where l.county = $1 and l.case_id = $2 order by l.relation, c.id`,
    [county, caseId],
  );
  return rows;
}
