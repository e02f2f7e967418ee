import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE } from '../database/database.js';
import { BlobStore } from './blob-store.js';
import { NOT_HELD } from './documents.js';
import { HourlySweep } from './hourly-sweep.js';

const DAY_MS = 24 * 3_600_000;
const BATCH = 200;

interface Swept {
  id: string;
  county: string;
  blob: string;
}

/** Removes documents that nobody attached within a day and no draft holds, and the files of erased households. */
@Injectable()
export class DocumentSweep extends HourlySweep {
  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
  ) {
    super();
  }

  /** @returns how many documents and abandoned files were removed */
  async run(): Promise<number> {
    const unattached = await this.drain(() => this.unattached());
    const erased = await this.drain(() => this.erased());
    return unattached + erased + (await this.blobs.removeAbandoned(DAY_MS));
  }

  private async drain(batch: () => Promise<number>): Promise<number> {
    let removed = 0;
    for (let now = await batch(); now > 0; now = await batch()) removed += now;
    return removed;
  }

  /** The file goes first: a process that ends in between leaves a row whose file is gone, which the next run removes. */
  private async unattached(): Promise<number> {
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<Swept>(
        `select county, id, blob from document where case_id is null and uploaded_at <= service_now() - interval '24 hours'
           and ${NOT_HELD}
         order by uploaded_at limit ${BATCH} for update skip locked`,
      );
      for (const { blob } of rows) await this.blobs.remove(blob);
      for (const { county, id } of rows) {
        await tx.query('delete from document where county = $1 and id = $2', [county, id]);
      }
      return rows.length;
    });
  }

  private async erased(): Promise<number> {
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<Swept>(
        `select d.county, d.id, d.blob from document d join household_key k on k.household_id = d.household_id
         where k.destroyed_at is not null and d.blob is not null limit ${BATCH} for update of d skip locked`,
      );
      for (const { blob } of rows) await this.blobs.remove(blob);
      for (const { county, id } of rows) {
        await tx.query('update document set blob = null where county = $1 and id = $2', [county, id]);
      }
      return rows.length;
    });
  }
}
