import type { Seat } from '../engine/index.js';

/** What somebody may ask of the list of tasks; the conditions of a saved filter as well. */
export interface InboxConditions {
  /** `any` also has what is laid aside, which `all` leaves out. */
  show?: 'all' | 'free' | 'mine' | 'suspended' | 'any';
  procedure?: string;
  /** Path of the state that asks for the work; with a procedure. */
  state?: string;
  office?: string;
  role?: string;
  /** Division code or its beginning. */
  division?: string;
  /** Due by then, what is overdue included. */
  due?: DueBy;
  /** Due before an instant. */
  dueBefore?: string;
  /** Digits that the case's number ends with, or all of it. */
  number?: string;
}

export const DUE_BY = ['overdue', 'today', 'threeDays', 'week'] as const;
export type DueBy = (typeof DUE_BY)[number];

/** Open tasks as the two halves of a query, and the parameters it uses. The rows are called `k`. */
export interface TaskSource {
  /** Joined to the seats, `s.office` and `s.role`, where they lead the walk. */
  bySeat: boolean;
  from: string;
  where: string;
  values: unknown[];
  /** Names the shape of the statement, which is prepared once for each. */
  shape: string;
}

/** Midnights in China after today: nothing is due in the middle of a day but periods of hours. */
const midnight = (days: number): string =>
  `(date_trunc('day', service_now() at time zone 'Asia/Shanghai') + interval '${days + 1} days') at time zone 'Asia/Shanghai'`;

export const DUE_LIMIT: Record<DueBy, string> = {
  overdue: 'service_now()',
  today: midnight(0),
  threeDays: midnight(3),
  week: midnight(7),
};

/** How a task's due instant is compared: as the indexes have it. */
export const DUE_KEY = `coalesce(k.due_at, 'infinity'::timestamptz)`;

/**
 * The open tasks of somebody's seats that meet the conditions. One's own are found by their holder, those of a number by the
 * case, all others by seat: whichever index says most.
 */
export function taskSource(conditions: InboxConditions, userId: string, seats: readonly Seat[]): TaskSource {
  const [offices, roles] = distinct(seats.filter((seat) => fitsSeat(seat, conditions)));
  const values: unknown[] = [offices, roles];
  const use = (value: unknown): string => `$${values.push(value)}`;
  const where = ['k.closed_at is null'];
  const { show = 'all', procedure, state, division, due, dueBefore, number } = conditions;
  if (show !== 'any') where.push(show === 'suspended' ? 'k.suspended' : 'not k.suspended');
  if (show === 'free') where.push('k.assignee is null');
  if (procedure !== undefined) where.push(`k.procedure = ${use(procedure)}`);
  if (state !== undefined) where.push(`k.state = ${use(state)}`);
  if (division !== undefined) where.push(`starts_with(k.division, ${use(division)})`);
  // The limits hold for the whole statement: the planner may take them to the index only as one value.
  if (due !== undefined) where.push(`${DUE_KEY} <= (select ${DUE_LIMIT[due]})`);
  if (dueBefore !== undefined) where.push(`${DUE_KEY} < ${use(dueBefore)}::timestamptz`);
  const shape = [procedure, state, division, due, dueBefore, number].map((one) => (one === undefined ? '' : 'x'));
  const mine = show === 'mine' ? [`k.assignee = ${use(userId)}::uuid`] : [];
  const source = (from: string, bySeat: boolean, more: string[]): TaskSource => ({
    bySeat,
    from,
    where: [...where, ...mine, ...more].join(' and '),
    values,
    shape: `${show} ${due ?? ''} ${shape.join(',')}`,
  });
  const seated = '(k.office, k.role) in (select * from unnest($1::text[], $2::text[]))';
  if (number !== undefined) {
    const tail = [...number].reverse().join('');
    const from = `cases_by_tail(${use(tail)}) n join case_task k on k.county = n.county and k.case_id = n.case_id`;
    return source(from, false, [seated]);
  }
  if (show === 'mine') return source('case_task k', false, [seated]);
  return source('case_task k', true, ['k.office = s.office', 'k.role = s.role']);
}

const fitsSeat = ({ office, role }: Seat, conditions: InboxConditions): boolean =>
  (conditions.office ?? office) === office && (conditions.role ?? role) === role;

/** Offices and roles, once each: a seat may be one's own and held for somebody else as well. */
export function distinct(seats: readonly Seat[]): [offices: string[], roles: string[]] {
  const once = [...new Map(seats.map((seat) => [`${seat.office} ${seat.role}`, seat])).values()];
  return [once.map(({ office }) => office), once.map(({ role }) => role)];
}
