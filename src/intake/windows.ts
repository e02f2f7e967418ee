import type { Principal } from '../cases/access.js';
import type { Tx } from '../cases/ports.js';
import type { Seat } from '../engine/index.js';
import { DivisionOutsideWindow } from './intake-errors.js';

const WINDOW_ROLES = ['clerk', 'handler'];

/** In place of a procedure: settings that only the window reads, so that the cases do not carry them along. */
export const WINDOW_SETTINGS = 'window';

/** The office at whose window somebody sits: `<division>:<department>`, the counter's before the back room's. */
export function windowOf({ seats }: Pick<Principal, 'seats'>): string {
  const own = WINDOW_ROLES.flatMap((role) => seats.filter((seat) => seat.role === role));
  return own[0]?.office ?? '';
}

/**
 * A window receives applications of the villages of its own township, as they are today.
 *
 * @throws DivisionOutsideWindow
 */
export async function requireOwnVillage(
  tx: Tx,
  seats: readonly Seat[],
  division: string,
  today: string,
): Promise<void> {
  const own = seats.some(
    ({ office, role }) => WINDOW_ROLES.includes(role) && division.startsWith(office.split(':')[0] ?? '-'),
  );
  const { rows } = await tx.query(
    `select from division where code = $1 and level = 'village' and valid_from <= $2 and (valid_to is null or valid_to >= $2)`,
    [division, today],
  );
  if (!own || rows.length === 0) throw new DivisionOutsideWindow(division);
}
