import { Injectable } from '@nestjs/common';
import type { Principal } from '../cases/access.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database } from '../database/database.js';
import { Households } from '../households/index.js';
import { maskName } from '../shared/citizen-id.js';
import { cursorOf, pageOf, readCursor } from '../shared/paging.js';
import { receiptOf } from './receipts.js';
import type { ReceivedPage, ReceivedView } from './receipts.dto.js';

interface Row {
  county: string;
  case_id: string;
  number: string;
  procedure: string;
  definition: string;
  household_id: string | null;
  status: 'active' | 'done';
  promised_on: string | null;
  promised_provisional: boolean;
  received_at: Date;
  received_by: string;
}

/** What a window has received, newest first: for whoever comes back to the counter. */
@Injectable()
export class Received {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly households: Households,
  ) {}

  async list(
    user: Principal,
    filter: { mine: boolean; after?: string | undefined; limit: number },
  ): Promise<ReceivedPage> {
    const [before] = readCursor(filter.after, 1) ?? [null];
    return this.database.read(user.scope, async (tx) => {
      const { rows } = await tx.query<Row>(
        `select a.*, u.name as received_by, c.procedure, c.definition, c.household_id, c.status from application a
         join cases c on c.county = a.county and c.id = a.case_id join app_user u on u.id = a.received_by
         where ($1::uuid is null or a.received_by = $1) and ($2::uuid is null or a.case_id < $2)
         order by a.case_id desc limit $3`,
        [filter.mine ? user.userId : null, before, filter.limit + 1],
      );
      const page = pageOf(rows, filter.limit, ({ case_id }) => cursorOf(case_id));
      const items: ReceivedView[] = [];
      for (const row of page.items) items.push(await this.view(tx, row));
      return { ...page, items };
    });
  }

  private async view(tx: Tx, row: Row): Promise<ReceivedView> {
    const { county, case_id: caseId, number, procedure, household_id: householdId, received_at: receivedAt } = row;
    await this.library.ensure(row.definition);
    const promised = { on: row.promised_on, provisional: row.promised_provisional };
    const compiled = this.library.definition(row.definition);
    const people = householdId === null ? null : await this.households.people(tx, county, householdId);
    const applicant = people?.find((person) => person.applicant);
    return {
      ...receiptOf({ number, county, caseId, procedure, receivedAt }, compiled, promised),
      applicant: applicant ? maskName(applicant.name) : null,
      receivedBy: row.received_by,
      status: row.status,
    };
  }
}
