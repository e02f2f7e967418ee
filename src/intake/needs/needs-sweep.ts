import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE } from '../../database/database.js';
import { HourlySweep } from '../hourly-sweep.js';

/** Removes assessments after which nobody applied. */
@Injectable()
export class NeedsSweep extends HourlySweep {
  constructor(private readonly database: Database) {
    super();
  }

  async run(): Promise<number> {
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const { rowCount } = await tx.query('delete from needs_assessment where kept_until <= service_now()');
      return rowCount ?? 0;
    });
  }
}
