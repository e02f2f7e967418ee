import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE } from '../../database/database.js';
import { HourlySweep } from '../hourly-sweep.js';

/** Removes drafts that nobody wrote on; their papers go with the next sweep of the unattached ones. */
@Injectable()
export class DraftSweep extends HourlySweep {
  constructor(private readonly database: Database) {
    super();
  }

  async run(): Promise<number> {
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const { rowCount } = await tx.query('delete from intake_draft where expires_at <= service_now()');
      return rowCount ?? 0;
    });
  }
}
