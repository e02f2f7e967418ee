import type { WorkCalendar } from '../calendar/index.js';
import type { Tx } from '../cases/ports.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { Problem } from '../shared/problem.js';

/** Stores a calendar; the same one twice is no mistake. @returns its digest @throws Problem 409 */
export async function loadCalendar(tx: Tx, calendar: WorkCalendar, by: string): Promise<string> {
  const digest = sha256Hex(canonicalJson(calendar));
  const { rowCount } = await tx.query(
    `insert into calendar (digest, version, content, loaded_at, loaded_by) values ($1, $2, $3, service_now(), $4) on conflict do nothing`,
    [digest, calendar.version, JSON.stringify(calendar), by],
  );
  const { rows } = await tx.query<{ digest: string }>('select digest from calendar where version = $1', [
    calendar.version,
  ]);
  if (rows[0]?.digest !== digest) throw versionExists(calendar.version);
  if (rowCount)
    await tx.query('insert into calendar_recount values ($1, clock_timestamp()) on conflict do nothing', [digest]);
  return digest;
}

const versionExists = (version: string): Problem =>
  new Problem(
    'version-exists',
    409,
    {
      zh: `日历 ${version} 已装入且内容不同，请使用新的版本名。`,
      en: `The calendar ${version} is loaded with another content. A changed calendar gets a new version.`,
    },
    { version },
  );
