import { Injectable } from '@nestjs/common';
import { dateOf } from '../../calendar/index.js';
import type { Principal } from '../../cases/access.js';
import type { Tx } from '../../cases/ports.js';
import { Registry } from '../../cases/registry.js';
import { Database } from '../../database/database.js';
import { countyOf } from '../../engine/index.js';
import { MasterKeys, ReadLog, seal, unseal } from '../../households/index.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { maskName } from '../../shared/citizen-id.js';
import { notFound } from '../../shared/problem.js';
import { windowOf, WINDOW_SETTINGS } from '../windows.js';
import { DraftMovedOn, DraftTooLarge, TooManyDrafts } from './draft-errors.js';
import type { DraftBody, DraftSummary, DraftView } from './drafts.dto.js';

/** A form of forty members with every field filled in takes a tenth of it. */
const MOST_BYTES = 256 * 1024;
const MOST_DRAFTS = 30;
/** Where the division has set nothing. */
const KEPT_DAYS = 7;

interface Sealed {
  applicant: string | null;
  content: Record<string, unknown>;
}

interface Row {
  id: string;
  version: number;
  documents: string[];
  sealed: Buffer;
  updated_at: Date;
  expires_at: Date;
}

/**
 * Applications while they are being written. One belongs to the clerk who writes it and the window it is written at: row-level
 * security shows it to nobody else, it is sealed at rest, and goes when it was received or nobody wrote on for some days.
 */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly masters: MasterKeys,
    private readonly registry: Registry,
    private readonly log: ReadLog,
  ) {}

  /** One's own drafts, last written first; whom they are about is masked. */
  list(user: Principal): Promise<DraftSummary[]> {
    return this.own(user, async (tx) => {
      const { rows } = await tx.query<Row>(
        'select * from intake_draft where expires_at > service_now() order by updated_at desc',
      );
      return rows.map((row) => summaryOf(row, this.open(row)));
    });
  }

  /** One's own draft in full; that it was opened is on record. @throws Problem 404 */
  read(user: Principal, id: string): Promise<DraftView> {
    return this.own(user, async (tx) => {
      const row = await findRow(tx, id);
      if (!row) throw unknownDraft();
      const division = windowOf(user).split(':')[0] ?? '';
      const reading = { userId: user.userId, county: countyOf(division), division };
      await this.log.record(tx, { ...reading, reason: '继续填写受理草稿', what: `draft ${id}` });
      return this.view(row);
    });
  }

  /**
   * Keeps a draft. The id is the screen's own choice, so that what is sent again after a lost answer finds itself.
   *
   * @param expected the version it was written on; 0 for a new one
   * @throws DraftMovedOn, DraftTooLarge, TooManyDrafts; Problem 404
   */
  keep(user: Principal, id: string, body: DraftBody, expected: number): Promise<DraftSummary> {
    const plain: Sealed = { applicant: body.applicant?.trim() || null, content: body.content };
    const bytes = Buffer.from(canonicalJson(JSON.parse(JSON.stringify(plain))), 'utf8');
    if (bytes.length > MOST_BYTES) throw new DraftTooLarge(MOST_BYTES);
    const documents = body.documents ?? [];
    return this.own(user, async (tx) => {
      const row = await findRow(tx, id, 'for update');
      if (row && this.isSame(row, bytes, documents)) return summaryOf(row, plain);
      if (row && row.version !== expected) throw new DraftMovedOn(expected, row.version);
      if (!row && expected !== 0) throw unknownDraft();
      const sealed = seal(this.masters.service, bytes, contextOf(id));
      const kept = row
        ? await this.update(tx, user, { id, documents, sealed })
        : await this.insert(tx, user, { id, documents, sealed });
      return summaryOf(kept, plain);
    });
  }

  /** Throws one's own draft away; there being none is as good. */
  async remove(user: Principal, id: string): Promise<void> {
    await this.own(user, (tx) => tx.query('delete from intake_draft where id = $1', [id]));
  }

  /** Removes the draft of an application that has just been received, in the transaction that received it. */
  async received(tx: Tx, { userId }: Principal, id: string | undefined): Promise<void> {
    if (id === undefined) return;
    await tx.query('delete from intake_draft where id = $1 and owner = $2', [id, userId]);
  }

  private async insert(tx: Tx, user: Principal, { id, documents, sealed }: Pick<Row, 'id' | 'documents' | 'sealed'>) {
    const { rows: counted } = await tx.query<{ n: number }>('select count(*)::int as n from intake_draft');
    if ((counted[0]?.n ?? 0) >= MOST_DRAFTS) throw new TooManyDrafts(MOST_DRAFTS);
    // An id that is somebody else's is not shown to be taken: for this person it is one they have no draft under.
    const { rows } = await tx.query<Row>(
      `insert into intake_draft (id, office, owner, documents, sealed, created_at, updated_at, expires_at)
       values ($1, $2, $3, $4, $5, service_now(), service_now(), service_now() + make_interval(days => $6))
       on conflict do nothing returning *`,
      [id, windowOf(user), user.userId, documents, sealed, await this.days(tx, user)],
    );
    if (!rows[0]) throw unknownDraft();
    return rows[0];
  }

  private async update(tx: Tx, user: Principal, { id, documents, sealed }: Pick<Row, 'id' | 'documents' | 'sealed'>) {
    const { rows } = await tx.query<Row>(
      `update intake_draft set version = version + 1, documents = $2, sealed = $3, updated_at = service_now(),
         expires_at = service_now() + make_interval(days => $4) where id = $1 returning *`,
      [id, documents, sealed, await this.days(tx, user)],
    );
    return rows[0] as Row;
  }

  private isSame(row: Row, bytes: Buffer, documents: readonly string[]): boolean {
    return (
      unseal(this.masters.service, row.sealed, contextOf(row.id)).equals(bytes) && sameItems(row.documents, documents)
    );
  }

  private async days(tx: Tx, user: Principal): Promise<number> {
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const today = dateOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString());
    const division = windowOf(user).split(':')[0] ?? '';
    const subject = { county: countyOf(division), caseId: '', procedure: WINDOW_SETTINGS, division, householdId: null };
    const value = await this.registry.providerOf('setting')(
      { kind: 'setting', key: 'draftDays' },
      { ...subject, today },
      tx,
    );
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : KEPT_DAYS;
  }

  private view(row: Row): DraftView {
    const opened = this.open(row);
    return { ...summaryOf(row, opened), content: opened.content, documents: row.documents };
  }

  private open({ id, sealed }: Row): Sealed {
    return JSON.parse(unseal(this.masters.service, sealed, contextOf(id)).toString('utf8')) as Sealed;
  }

  /** A transaction that sees this person's drafts at their own windows, whatever the statement asks for. */
  private own<T>({ scope, userId }: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(scope, async (tx) => {
      await tx.query(`select set_config('yimen.user', $1, true)`, [userId]);
      return work(tx);
    });
  }
}

async function findRow(tx: Tx, id: string, lock = ''): Promise<Row | undefined> {
  const { rows } = await tx.query<Row>(
    `select * from intake_draft where id = $1 and expires_at > service_now() ${lock}`,
    [id],
  );
  return rows[0];
}

const contextOf = (id: string): string => `intake_draft:${id}`;
const unknownDraft = () => notFound({ zh: '草稿', en: 'draft' });
const sameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, n) => item === b[n]);

const summaryOf = ({ id, version, updated_at, expires_at }: Row, { applicant }: Sealed): DraftSummary => ({
  id,
  applicant: applicant === null ? null : maskName(applicant),
  version,
  updatedAt: updated_at.toISOString(),
  expiresAt: expires_at.toISOString(),
});
