import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { isPlainDate } from '../calendar/index.js';
import { once } from '../cases/once.js';
import type { EffectContext, Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import type { Principal } from '../cases/access.js';
import type { Effect } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import type { NewSetting, SettingView } from './settings.dto.js';

/** Enters new effective-dated values. Past days are never rewritten: a decision of then could not be checked any more. */
@Injectable()
export class SettingsRegister {
  constructor(
    private readonly database: Database,
    registry: Registry,
  ) {
    registry.effect('setSetting', async (effect, context) => void (await enter(context.tx, decided(effect, context))));
  }

  /** The open-ended value before ends on the eve. @throws Problem 409 when another value is already set for those days */
  async set(actor: Principal, key: string, setting: NewSetting): Promise<SettingView> {
    return once(this.database, { principal: actor.userId, key, content: { what: 'setting', ...setting } }, (tx) =>
      enter(tx, setting),
    );
  }
}

async function enter(tx: Tx, setting: NewSetting): Promise<SettingView> {
  const { division, procedure, name, value, from, law } = setting;
  const to = setting.to ?? null;
  // The same lock as the table's own check of overlaps.
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`setting:${division}:${procedure}:${name}`]);
  await refusePast(tx, from, to);
  await tx.query(
    `update setting set valid_to = $4::date - 1
     where division = $1 and procedure = $2 and name = $3 and valid_from < $4::date and valid_to is null`,
    [division, procedure, name, from],
  );
  await insertSetting(tx, [division, procedure, name, JSON.stringify(value), from, to, law]);
  return { name, value, division, procedure, from, to, law };
}

/** What a case decided: for its own division or one inside it, and where it names no source, the decision is the source. */
function decided({ params }: Effect, { number, state, procedure }: EffectContext): NewSetting {
  const division = String(params['division'] ?? state.division);
  if (!division.startsWith(state.division)) throw elsewhere(division, state.division);
  const from = String(params['from']);
  if (!isPlainDate(from)) throw noDay(from);
  return {
    division,
    procedure: String(params['procedure'] ?? procedure),
    name: String(params['name']),
    value: params['value'],
    from,
    law: String(params['law'] ?? number),
  };
}

const noDay = (from: string): Problem =>
  new Problem(
    'period-invalid',
    422,
    { zh: `施行日期“${from}”不是日期，应写作 2017-07-01。`, en: `"${from}" is no date; write 2017-07-01.` },
    { from },
  );

const elsewhere = (division: string, own: string): Problem =>
  new Problem(
    'setting-elsewhere',
    422,
    {
      zh: `本案只能为区划 ${own} 及其所辖区划规定数值。`,
      en: `This case may set values for ${own} and the divisions inside it only.`,
    },
    { division, own },
  );

async function insertSetting(tx: Tx, values: unknown[]): Promise<void> {
  try {
    await tx.query(
      `insert into setting (division, procedure, name, value, valid_from, valid_to, law) values ($1, $2, $3, $4, $5, $6, $7)`,
      values,
    );
  } catch (error) {
    // The overlap check of the table, or a second value from the very same day.
    if (['23P01', '23505'].includes((error as { code?: string }).code ?? '')) throw overlapping(error);
    throw error;
  }
}

async function refusePast(tx: Tx, from: string, to: string | null): Promise<void> {
  const { rows } = await tx.query<{ past: boolean; backwards: boolean }>(
    `select $1::date < (service_now() at time zone 'Asia/Shanghai')::date as past, coalesce($2::date < $1::date, false) as backwards`,
    [from, to],
  );
  if (rows[0]?.backwards)
    throw new Problem('period-invalid', 422, { zh: '截止日早于起始日。', en: 'The last day lies before the first.' });
  if (rows[0]?.past)
    throw new Problem('setting-in-the-past', 422, {
      zh: '设置只能自今日或以后的日期起施行。',
      en: 'A value takes effect today or later: what was in force on past days stays on record.',
    });
}

const overlapping = (cause: unknown): Problem =>
  new Problem(
    'setting-overlaps',
    409,
    {
      zh: '该项设置在此期间已有其他值，请选择其他日期。',
      en: 'Another value is set for some of those days. Choose other days.',
    },
    {},
    { cause },
  );
