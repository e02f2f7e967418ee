import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { readDivisions } from '../directory/seed/divisions.js';
import { seedPeople } from '../directory/seed/people.js';
import { Households } from '../households/index.js';

/** Any fixed number: two services that start together declare once. */
const DECLARE_LOCK = 421202105;

/**
 * What the demonstration's officials have declared about their near relatives. Only indexes of the numbers are kept, under
 * the service's own key, so that this cannot be part of the seed, which is loaded before there is one.
 */
@Injectable()
export class DemonstrationRelatives implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly households: Households,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.demonstration) return;
    await this.database.transaction(EVERYWHERE, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [DECLARE_LOCK]);
      const { rowCount } = await tx.query('select from official_relative limit 1');
      if (rowCount) return;
      const declaring = seedPeople(readDivisions()).filter(({ relatives }) => relatives.length > 0);
      const { rows } = await tx.query<{ id: string; username: string; now: Date }>(
        'select id, username, service_now() as now from app_user where username = any ($1)',
        [declaring.map(({ username }) => username)],
      );
      for (const { id, username, now } of rows) {
        const relatives = declaring.find((person) => person.username === username)?.relatives ?? [];
        const declared = relatives.map(({ citizenNumber, relation }) => ({ idNumber: citizenNumber, relation }));
        await this.households.declareOfficialRelatives(tx, id, declared, now);
      }
    });
  }
}
