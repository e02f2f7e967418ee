import { Injectable } from '@nestjs/common';
import { once } from '../cases/once.js';
import { PersonalVault, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE, type ReadScope } from '../database/database.js';
import { MasterKeys, seal, unseal } from '../households/index.js';
import { cursorOf, pageOf, readCursor } from '../shared/paging.js';
import { RatedAlready, RatingTooEarly } from './citizens-errors.js';
import { ProgressQueries } from './progress.js';
import type { RatingBody, RatingGiven, RatingsPage, RatingView } from './ratings.dto.js';
import { ReceiptHolders, type HeldReceipt } from './receipt-holders.js';

interface Row extends Omit<RatingView, 'text' | 'ratedAt'> {
  receipt: string;
  household_id: string | null;
  sealed: Buffer | null;
  rated_at: Date;
}

const WITHIN = `($1::text is null or starts_with(r.division, $1)) and ($2::text is null or r.procedure = $2)`;

/** What citizens thought of the handling: once for each receipt, and only after the decision. */
@Injectable()
export class Ratings {
  constructor(
    private readonly database: Database,
    private readonly holders: ReceiptHolders,
    private readonly progress: ProgressQueries,
    private readonly vault: PersonalVault,
    private readonly masters: MasterKeys,
  ) {}

  /** @throws ProgressNotFound, RatingTooEarly, RatedAlready */
  async give({ number, code, score, text }: RatingBody, key: string): Promise<RatingGiven> {
    const receipt = await this.database.read(EVERYWHERE, (tx) => this.holders.identify(tx, number, code));
    // Without the code: what is remembered of a request is a plain digest, behind which forty bits would be guessed.
    const content = { score, text: text ?? null };
    return once(this.database, { principal: `rating:${receipt.number}`, key, content }, async (tx) => {
      const { rating } = await this.progress.tell(tx, receipt);
      if (rating.score !== null) throw new RatedAlready(rating.score);
      if (!rating.possible) throw new RatingTooEarly();
      await this.keep(tx, receipt, score, text === '' ? undefined : text);
      return { number: receipt.number, score };
    });
  }

  private async keep(
    tx: Tx,
    { about, county, number, caseId }: HeldReceipt,
    score: number,
    text: string | undefined,
  ): Promise<void> {
    const { rows } = await tx.query<{ division: string; procedure: string; household_id: string | null }>(
      'select division, procedure, household_id from cases where county = $1 and id = $2',
      [county, caseId],
    );
    const { division, procedure, household_id = null } = rows[0] ?? {};
    const sealed = text === undefined ? null : await this.sealed(tx, number, household_id, text);
    const { rowCount } = await tx.query(
      `insert into rating (county, number, case_id, division, procedure, about, score, household_id, sealed, rated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, service_now()) on conflict do nothing`,
      [county, number, caseId, division, procedure, about, score, household_id, sealed],
    );
    // Twice at the same moment under two keys: the first stands.
    if (!rowCount) throw new RatedAlready(score);
  }

  /** With the household's key, so that it is erased with the rest; a case without one uses the service's. */
  private async sealed(tx: Tx, number: string, householdId: string | null, text: string): Promise<Buffer> {
    if (householdId !== null) return this.vault.seal(tx, householdId, { text }, contextOf(number));
    return seal(this.masters.service, Buffer.from(text, 'utf8'), contextOf(number));
  }

  /** Newest first, within the reader's divisions. */
  async list(
    scope: ReadScope,
    { division, procedure, after, limit }: { division?: string; procedure?: string; after?: string; limit: number },
  ): Promise<RatingsPage> {
    const [at, number] = readCursor(after, 2) ?? [null, null];
    const filter = [division ?? null, procedure ?? null];
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Row>(
        `select r.county, r.number as receipt, r.case_id as "caseId", c.number, r.division, r.procedure, r.about, r.score, r.household_id,
           r.sealed, r.rated_at from rating r join cases c on c.county = r.county and c.id = r.case_id
         where ${WITHIN} and ($3::timestamptz is null or (r.rated_at, r.number) < ($3, $4)) order by r.rated_at desc, r.number desc limit $5`,
        [...filter, at, number, limit + 1],
      );
      const page = pageOf(rows, limit, (row) => cursorOf(row.rated_at.toISOString(), row.receipt));
      const items: RatingView[] = [];
      for (const row of page.items) items.push(await this.view(tx, row));
      const { rows: counted } = await tx.query<{ score: number; count: number }>(
        `select score, count(*) as count from rating r where ${WITHIN} group by score`,
        filter,
      );
      const counts = [1, 2, 3, 4, 5].map((score) => counted.find((one) => one.score === score)?.count ?? 0);
      return { ...page, items, counts };
    });
  }

  private async view(tx: Tx, row: Row): Promise<RatingView> {
    const { county, caseId, number, division, procedure, about, score } = row;
    return {
      county,
      caseId,
      number,
      division,
      procedure,
      about,
      score,
      text: await this.textOf(tx, row),
      ratedAt: row.rated_at.toISOString(),
    };
  }

  private async textOf(tx: Tx, { receipt, household_id, sealed }: Row): Promise<string | null> {
    if (sealed === null) return null;
    if (household_id === null) return unseal(this.masters.service, sealed, contextOf(receipt)).toString('utf8');
    const opened = await this.vault.open(tx, household_id, sealed, contextOf(receipt));
    return opened ? String(opened['text']) : null;
  }
}

/** The text of one receipt's rating opens nowhere else. */
const contextOf = (number: string): string => `rating:${number}`;
