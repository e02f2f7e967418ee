import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { PersonalVault } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { countyOf, type JsonObject } from '../engine/index.js';
import { HouseholdErased, MasterKeys, ReadLog, seal, unseal } from '../households/index.js';
import type { Principal } from '../cases/access.js';
import { notFound } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { BlobStore, type StagedBlob } from './blob-store.js';
import { cleanFileName } from './file-name.js';
import type { DocumentView } from './documents.dto.js';
import { DocumentUnknown } from './intake-errors.js';
import type { UploadedFile } from './uploaded-file.js';

/** One scanned paper or photograph. */
export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024;

/** No draft of their uploader mentions them. */
export const NOT_HELD = `not exists (select from intake_draft held where held.owner = document.uploaded_by
  and document.id = any (held.documents) and held.expires_at > service_now())`;

/** Unattached documents live for a day: as long as an application may take to fill in; those of a draft as long as it does. */
const UNATTACHED = `case_id is null and (uploaded_at > service_now() - interval '24 hours' or not (${NOT_HELD}))`;

/** Where a document goes: into a case, and behind the key of its household if it has one. */
export interface Destination {
  county: string;
  caseId: string;
  division: string;
  householdId: string | null;
}

/** What stands sealed beside a document. */
interface Sealed {
  name: string;
  sha256: string;
  /** Content key, base64. */
  key: string;
  /** What kind of paper; absent where nobody has said. */
  kind?: string;
}

interface Row {
  county: string;
  id: string;
  division: string;
  household_id: string | null;
  case_id: string | null;
  blob: string | null;
  size: number;
  media_type: string;
  sealed: Buffer;
  uploaded_at: Date;
}

/** Papers handed in: private to the uploader until attached to a case, then seen by whoever sees the case. */
@Injectable()
export class Documents {
  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly masters: MasterKeys,
    private readonly vault: PersonalVault,
    private readonly log: ReadLog,
  ) {}

  /** Takes a file in. @throws DocumentTypeRefused, DocumentTooLarge; nothing is left of a refused one */
  async receive(source: AsyncIterable<Buffer>): Promise<StagedBlob> {
    return this.blobs.receive(source, MOST_DOCUMENT_BYTES);
  }

  /**
   * Puts a received file on record, then into its place. A process that ends between the two leaves a row nobody knows
   * the id of and a file among the incoming; both are swept up after a day.
   */
  async add(user: Principal, { staged, fileName, kind }: UploadedFile): Promise<DocumentView> {
    const division = user.seats[0]?.office.split(':')[0] ?? '';
    const known = { name: cleanFileName(fileName), sha256: staged.sha256, key: staged.key.toString('base64') };
    const sealed: Sealed = kind === null ? known : { ...known, kind };
    const row = await this.database.transaction(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
      const now = rows[0]?.now ?? new Date(Number.NaN);
      const id = uuid7(now);
      const { blob, size, mediaType } = staged;
      const bytes = seal(this.masters.service, Buffer.from(JSON.stringify(sealed)), contextOf(id));
      await tx.query(
        `insert into document (county, id, division, blob, size, media_type, sealed, uploaded_by, uploaded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [countyOf(division), id, division, blob, size, mediaType, bytes, user.userId, now],
      );
      return { county: countyOf(division), id, size, media_type: mediaType, uploaded_at: now };
    });
    await staged.keep();
    return viewOf(row, sealed);
  }

  /**
   * Attaches documents the person uploaded within a day. Repeating it for the same case changes nothing.
   *
   * @throws DocumentUnknown naming those that cannot be
   */
  async attach(tx: Tx, userId: string, ids: readonly string[], to: Destination): Promise<void> {
    const { rows } = await tx.query<Row>(
      `select * from document where id = any ($1) and uploaded_by = $2
        and (${UNATTACHED} or (county = $3 and case_id = $4)) order by id for update`,
      [ids, userId, to.county, to.caseId],
    );
    const missing = ids.filter((id) => !rows.some((row) => row.id === id));
    if (missing.length > 0) throw new DocumentUnknown(missing);
    for (const row of rows.filter(({ case_id }) => case_id === null)) await this.attachOne(tx, row, to);
  }

  private async attachOne(tx: Tx, row: Row, { county, caseId, division, householdId }: Destination): Promise<void> {
    const sealed =
      householdId === null
        ? row.sealed
        : await this.vault.seal(
            tx,
            householdId,
            (await this.open(tx, row)) as unknown as JsonObject,
            contextOf(row.id),
          );
    await tx.query(
      `update document set county = $3, case_id = $4, division = $5, household_id = $6, sealed = $7 where county = $1 and id = $2`,
      [row.county, row.id, county, caseId, division, householdId, sealed],
    );
  }

  /** The documents of a case and of those applied for on the same form, oldest first; none can be named once the household is erased. */
  async ofCase({ scope }: Principal, county: string, caseId: string): Promise<DocumentView[]> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Row & { erased: boolean }>(
        `select d.*, k.destroyed_at is not null as erased from document d
         left join household_key k on k.household_id = d.household_id where d.county = $1 and (d.case_id = $2 or d.case_id in (
           select other_id from case_link where county = $1 and case_id = $2 and relation = 'together')) order by d.id`,
        [county, caseId],
      );
      const views: DocumentView[] = [];
      for (const row of rows) if (!row.erased) views.push(viewOf(row, await this.open(tx, row)));
      return views;
    });
  }

  /**
   * A document's content, for somebody who sees its case, or who uploaded it and has not attached it yet. The reading is
   * on record before a byte is given out.
   *
   * @throws Problem 404; HouseholdErased
   */
  async read(
    user: Principal,
    county: string,
    id: string,
  ): Promise<{ view: DocumentView; content: AsyncGenerator<Buffer> }> {
    const row = (await this.findAttached(user, county, id)) ?? (await this.findOwn(user, county, id));
    if (!row) throw notFound({ zh: '材料', en: 'document' });
    const sealed = await this.database.transaction(user.scope, async (tx) => {
      await this.log.record(tx, {
        userId: user.userId,
        county,
        division: row.division,
        householdId: row.household_id,
        caseId: row.case_id,
        reason: '查阅材料',
        what: `document ${id}`,
      });
      return this.open(tx, row);
    });
    if (row.blob === null) throw new HouseholdErased();
    return { view: viewOf(row, sealed), content: this.blobs.read(row.blob, Buffer.from(sealed.key, 'base64')) };
  }

  private async findAttached({ scope }: Principal, county: string, id: string): Promise<Row | undefined> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Row & { erased: boolean }>(
        `select d.*, k.destroyed_at is not null as erased from document d
         left join household_key k on k.household_id = d.household_id
         where d.county = $1 and d.id = $2 and d.case_id is not null`,
        [county, id],
      );
      if (rows[0]?.erased) throw new HouseholdErased();
      return rows[0];
    });
  }

  private async findOwn({ userId }: Principal, county: string, id: string): Promise<Row | undefined> {
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<Row>(
        `select * from document where county = $1 and id = $2 and uploaded_by = $3 and ${UNATTACHED}`,
        [county, id, userId],
      );
      return rows[0];
    });
  }

  private async open(tx: Tx, { id, household_id, sealed }: Row): Promise<Sealed> {
    if (household_id === null) {
      return JSON.parse(unseal(this.masters.service, sealed, contextOf(id)).toString('utf8')) as Sealed;
    }
    const opened = await this.vault.open(tx, household_id, sealed, contextOf(id));
    if (!opened) throw new HouseholdErased();
    return opened as unknown as Sealed;
  }
}

const contextOf = (id: string): string => `document:${id}`;

function viewOf(
  { county, id, size, media_type, uploaded_at }: Pick<Row, 'county' | 'id' | 'size' | 'media_type' | 'uploaded_at'>,
  { name, sha256, kind }: Sealed,
): DocumentView {
  return {
    county,
    id,
    name,
    kind: kind ?? null,
    size,
    mediaType: media_type,
    sha256,
    uploadedAt: uploaded_at.toISOString(),
  };
}
