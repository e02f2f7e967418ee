import { addDays, type PlainDate } from '../calendar/index.js';
import type { Tx } from '../cases/ports.js';
import type { Json } from '../engine/index.js';
import { settingInPast, settingOverlaps, settingPeriodInvalid, type OtherSetting } from './setting-errors.js';

export interface SettingEntry {
  division: string;
  procedure: string;
  name: string;
  value: unknown;
  from: string;
  to: string | null;
  law: string;
  /** The case that decided it, and by which of its events. */
  decided?: { number: string; seq: number };
}

interface EntryRules {
  today: string;
  /** A person ends only what has no end of its own; a case replaces whatever is in force on the first day. */
  ends: 'open-ended' | 'in-force';
  /** Whether a first day before today is taken where no value was in force since. */
  late: boolean;
}

/**
 * Enters an effective-dated value: the one before it ends on the eve. Two entered at once wait for one another, with the same
 * lock as the table's own check of overlaps.
 *
 * @throws Problem 422 `setting-in-the-past`, `period-invalid`; 409 `setting-overlaps` naming the other value
 */
export async function enterSetting(tx: Tx, entry: SettingEntry, { today, ends, late }: EntryRules): Promise<void> {
  const { division, procedure, name, from, to } = entry;
  if (to !== null && to < from) throw settingPeriodInvalid();
  if (from < today && !late) throw settingInPast(today);
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`setting:${division}:${procedure}:${name}`]);
  for (const other of await overlapping(tx, entry)) {
    if (from < today && other.from < today) throw settingInPast(today);
    const gives = other.from < from && (ends === 'in-force' || other.to === null);
    if (!gives) throw settingOverlaps(name, other, possibleBeside(entry, other, today));
  }
  await tx.query(
    `update setting set valid_to = $4::date - 1
     where division = $1 and procedure = $2 and name = $3 and valid_from < $4::date and (valid_to is null or valid_to >= $4::date)`,
    [division, procedure, name, from],
  );
  await insert(tx, entry);
}

async function overlapping(tx: Tx, { division, procedure, name, from, to }: SettingEntry): Promise<OtherSetting[]> {
  const { rows } = await tx.query<OtherSetting>(
    `select valid_from as "from", valid_to as "to", law from setting
     where division = $1 and procedure = $2 and name = $3 and daterange(valid_from, valid_to, '[]') && daterange($4::date, $5::date, '[]')
     order by valid_from`,
    [division, procedure, name, from, to],
  );
  return rows;
}

function possibleBeside({ from }: SettingEntry, other: OtherSetting, today: string): { to?: string; from?: string } {
  const eve = addDays(other.from as PlainDate, -1);
  return {
    ...(eve >= from && eve >= today ? { to: eve } : {}),
    ...(other.to === null ? {} : { from: addDays(other.to as PlainDate, 1) }),
  };
}

async function insert(tx: Tx, entry: SettingEntry): Promise<void> {
  const { division, procedure, name, value, from, to, law, decided } = entry;
  await tx.query(
    `insert into setting (division, procedure, name, value, valid_from, valid_to, law, case_number, case_seq)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[division, procedure, name, JSON.stringify(value as Json), from, to, law],
      ...[decided?.number ?? null, decided?.seq ?? null],
    ],
  );
}
