import { Injectable } from '@nestjs/common';
import { Executor } from '../cases/executor.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import type { JsonObject } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import { NoticeOver, ObjectionNotTaken } from './notice-errors.js';
import { ObjectionReceipts, type ObjectionReceipt } from './objection-receipts.js';
import { publicCommandsOf } from './public-commands.js';
import { PublicNotices, type NoticeRow } from './public-notices.js';

export interface Objection {
  /** One of the commands the notice lists; may be left out where there is only one. */
  command?: string;
  data: JsonObject;
}

/**
 * Objections of whoever reads a notice. The definition says what they may send and with which form; who they are goes
 * only into the sealed part of the event, so that the household and the village do not learn it.
 */
@Injectable()
export class Objections {
  constructor(
    private readonly database: Database,
    private readonly notices: PublicNotices,
    private readonly library: DefinitionLibrary,
    private readonly executor: Executor,
    private readonly receipts: ObjectionReceipts,
  ) {}

  /**
   * @param key idempotency key of the sender; it counts within the notice, since the sender has no name here
   * @throws NoticeOver, ObjectionNotTaken; Problem of the case, `form-invalid` above all
   */
  async object(county: string, id: string, { command, data }: Objection, key: string): Promise<ObjectionReceipt> {
    const principal = `notice:${id}`;
    const notice = await this.database.read(EVERYWHERE, async (tx) => {
      const row = await this.notices.find(tx, county, id);
      // The first objection may have taken the notice down; repeating it still gives its own answer.
      if (row.live || (await isRepeated(tx, principal, key))) return row;
      throw new NoticeOver();
    });
    const type = await this.commandFor(notice, command);
    const caseId = notice.case_id;
    const sent = { county, caseId, type, data, principal, key, actor: { kind: 'public' as const }, scope: EVERYWHERE };
    const { version } = await this.executor.execute(sent).catch((error: unknown) => {
      // The case has left the state while the form was being filled in.
      throw error instanceof Problem && error.code === 'not-possible' ? new NoticeOver() : error;
    });
    // After the objection stands: whoever gets no answer repeats the request and is given this very receipt.
    return this.database.transaction(EVERYWHERE, (tx) =>
      this.receipts.issue(tx, { county, caseId, seq: version, noticeId: id }),
    );
  }

  private async commandFor({ definition, state }: NoticeRow, wanted: string | undefined): Promise<string> {
    await this.library.ensure(definition);
    const compiled = this.library.definition(definition);
    const possible = state === null ? [] : publicCommandsOf(compiled, state).map(({ trigger }) => trigger);
    const only = possible.length === 1 ? possible[0] : undefined;
    const chosen = wanted === undefined ? only : possible.find((trigger) => trigger === wanted);
    if (chosen === undefined) throw new ObjectionNotTaken(possible);
    return chosen;
  }
}

async function isRepeated(tx: Tx, principal: string, key: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from idempotency where principal = $1 and key = $2', [principal, key]);
  return (rowCount ?? 0) > 0;
}
