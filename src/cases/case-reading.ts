import { arrayText } from '../database/database.js';
import type { CaseState } from '../engine/index.js';
import type { CaseCommand, CommandReply } from './command.js';
import type { Tx } from './ports.js';

export interface CaseRow {
  number: string;
  procedure: string;
  definition: string;
  division: string;
  household_id: string | null;
  version: number;
  state: CaseState;
  head: Buffer;
  now: Date;
  known_hash: Buffer | null;
  known_response: CommandReply | null;
}

export type CaseSought = Pick<CaseCommand, 'county' | 'caseId' | 'scope' | 'principal' | 'key'>;

const READ = 'select * from read_for_command($1, $2, $3, $4, $5, $6)';
/** Scopes are lists of different lengths, and so come as text. */
const READ_MANY = `select q.n::int, r.* from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
    with ordinality as q (county, id, prefixes, offices, principal, key, n),
  lateral read_for_command(q.county, q.id, q.prefixes::text[], q.offices::text[], q.principal, q.key) r`;

/** @returns null for a case outside the scope */
export async function readForCommand(tx: Tx, sought: CaseSought): Promise<CaseRow | null> {
  const { rows } = await tx.query<CaseRow>({ name: 'read_for_command', text: READ, values: valuesOf(sought) });
  return rows[0] ?? null;
}

/** The same for several commands, in their order. */
export async function readForCommands(tx: Tx, sought: readonly CaseSought[]): Promise<(CaseRow | null)[]> {
  const values = sought
    .map(valuesOf)
    .map((row) => row.map((value) => (typeof value === 'string' ? value : arrayText(value))));
  const columns = Array.from({ length: 6 }, (_, column) => values.map((row) => row[column]));
  const { rows } = await tx.query<CaseRow & { n: number }>({
    name: 'read_for_commands',
    text: READ_MANY,
    values: columns,
  });
  const found = new Map(rows.map((row) => [row.n, row]));
  return sought.map((_, index) => found.get(index + 1) ?? null);
}

const valuesOf = ({ county, caseId, scope, principal, key }: CaseSought) => [
  county,
  caseId,
  scope.prefixes,
  scope.offices,
  principal ?? '',
  key ?? '',
];
