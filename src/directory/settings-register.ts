import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { once } from '../cases/once.js';
import type { Principal } from '../cases/access.js';
import { enterSetting } from './enter-setting.js';
import type { KeptSettingView, NewSetting, SettingView } from './settings.dto.js';
import type { SettingName } from './settings.js';

/** Enters new effective-dated values. Past days are never rewritten: a decision of then could not be checked any more. */
@Injectable()
export class SettingsRegister {
  constructor(private readonly database: Database) {}

  /** The open-ended value before ends on the eve. @throws Problem 409 when another value is already set for those days */
  async set(actor: Principal, key: string, setting: NewSetting): Promise<SettingView> {
    const { division, procedure, name, value, from, law } = setting;
    const to = setting.to ?? null;
    return once(
      this.database,
      { principal: actor.userId, key, content: { what: 'setting', ...setting } },
      async (tx) => {
        const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
        const today = dateOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString());
        const entry = { name, value, division, procedure, from, to, law };
        await enterSetting(tx, entry, { today, ends: 'open-ended', late: false });
        return { ...entry, decidedBy: null };
      },
    );
  }

  /**
   * Counts running cases by the value they were accepted under, the most frequent first; no case is named. It reads the state of
   * each: some seconds for 200,000 cases.
   */
  async kept({ division, procedure, name }: SettingName): Promise<KeptSettingView[]> {
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<KeptSettingView>(
        `select k.value, count(*)::int as cases from (select c.state -> 'settings' -> $3 as value from cases c
           where c.status = 'active' and c.division like $1 || '%' and $2 in (c.procedure, '*')) k
         group by k.value order by count(*) desc, k.value::text`,
        [division, procedure, name],
      );
      return rows;
    });
  }
}
