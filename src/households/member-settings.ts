import type { FactSubject, Tx } from '../cases/ports.js';
import type { Registry } from '../cases/registry.js';
import { parsePlainDate } from '../calendar/index.js';
import type { JsonObject } from '../engine/index.js';
import { AGE_CATEGORIES, type MemberRules } from './members.js';

/**
 * Every category of members that a setting `uplift.<category>` of the division has ever named, those that follow from age
 * included, sorted. Of any procedure and any day: a case keeps the settings it was accepted under, and its rules may
 * still ask for a category that has been given up since.
 */
export async function categoriesOf(tx: Tx, division: string): Promise<string[]> {
  const { rows } = await tx.query<{ category: string }>({
    name: 'member_categories',
    text: 'select member_categories($1) as category',
    values: [division],
  });
  return [...new Set([...AGE_CATEGORIES, ...rows.map(({ category }) => category)])].sort();
}

/** What may be entered about members in a division on a day. */
export async function memberRules(
  tx: Tx,
  registry: Registry,
  subject: Pick<FactSubject, 'county' | 'procedure' | 'division' | 'today'>,
): Promise<MemberRules> {
  const whole = { ...subject, caseId: '', householdId: null };
  const settings = (await registry.providerOf('settings')({ kind: 'settings' }, whole, tx)) as JsonObject;
  const nearRelatives = settings['nearRelatives'];
  const byAge: readonly string[] = AGE_CATEGORIES;
  return {
    today: parsePlainDate(subject.today),
    categories: (await categoriesOf(tx, subject.division)).filter((category) => !byAge.includes(category)),
    nearRelatives: Array.isArray(nearRelatives) ? nearRelatives.map(String) : [],
  };
}
