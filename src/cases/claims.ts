import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import type { Seat } from '../engine/index.js';
import { notFound, Problem } from '../shared/problem.js';
import { AlreadyClaimed, ClaimLost, TaskDelegated } from './case-errors.js';
import { seatTitles } from './titled-refusals.js';

export interface TaskId {
  county: string;
  caseId: string;
  key: string;
}

export interface Claimant {
  userId: string;
  seats: Seat[];
  scope: ReadScope;
}

export interface Claim extends TaskId {
  /** Grows with every claim of the task: completing it must show the number, so a claim that has ended cannot. */
  fence: number;
  claimedAt: string;
}

interface TaskRow {
  assignee: string | null;
  name: string | null;
  fence: number;
  claimed_at: Date | null;
  closed_at: Date | null;
  office: string;
  role: string;
  owner: string | null;
  reserved: string | null;
}

/** Seats as the three columns that `claim_task` unnests. */
export const seatColumns = (seats: Seat[]) => [
  seats.map(({ office }) => office),
  seats.map(({ role }) => role),
  seats.map((seat) => seat.for ?? null),
];

/**
 * Claiming is one conditional update: of any number of people who press at once exactly one gets the row, and a partial
 * unique index would refuse a second open claim even from faulty code.
 */
@Injectable()
export class Claims {
  constructor(private readonly database: Database) {}

  /** Repeating one's own claim gives the same answer again. @throws AlreadyClaimed naming the winner; Problem */
  async claim(id: TaskId, { userId, seats, scope }: Claimant): Promise<Claim> {
    const [won] = await this.database.query<{ fence: number; claimed_at: Date }>(
      'select * from claim_task($1, $2, $3, $4, $5, $6, $7)',
      [id.county, id.caseId, id.key, userId, ...seatColumns(seats)],
      'claim_task',
    );
    if (won) return { ...id, fence: won.fence, claimedAt: won.claimed_at.toISOString() };
    return this.explain(id, userId, seats, scope);
  }

  /** @throws ClaimLost when the claim shown is not one's own or has ended */
  async release(id: TaskId, fence: number, { userId, scope }: Claimant): Promise<void> {
    const [row] = await this.database.query<{ released: boolean }>(
      'select release_task($1, $2, $3, $4, $5) as released',
      [id.county, id.caseId, id.key, userId, fence],
      'release_task',
    );
    if (row?.released) return;
    const task = await this.find(id, scope);
    if (task?.owner && task.assignee === userId && task.fence === fence) throw new TaskDelegated();
    throw new ClaimLost(
      { zh: '该认领不是您的，或已失效。', en: 'This claim is not yours, or it has ended already.' },
      { holder: task?.name ?? null, claimedAt: task?.claimed_at ?? null },
    );
  }

  private async explain(id: TaskId, userId: string, seats: Seat[], scope: ReadScope): Promise<Claim> {
    const task = await this.find(id, scope);
    if (!task) throw notFound({ zh: '任务', en: 'task' });
    if (task.closed_at) {
      throw new Problem(
        'task-closed',
        409,
        { zh: '该任务已办结。', en: 'This task is closed already.' },
        { closedAt: task.closed_at },
      );
    }
    if (task.assignee === userId && task.claimed_at) {
      return { ...id, fence: task.fence, claimedAt: task.claimed_at.toISOString() };
    }
    if (task.assignee) throw alreadyClaimed(task);
    if (!seats.some(({ office, role }) => office === task.office && role === task.role)) {
      const who = await seatTitles(this.database.pool, [task]);
      throw new Problem(
        'not-permitted',
        403,
        { zh: `该任务须由${who.zh}办理。`, en: `This task is for ${who.en}.` },
        { office: task.office, role: task.role },
      );
    }
    const { reserved } = task;
    if (reserved && !seats.some((seat) => (seat.for ?? userId) === reserved)) {
      throw new Problem('not-permitted', 403, {
        zh: '该会签任务只能由指定的会签人或其代理人办理。',
        en: 'This signature is asked of one named person; only they or their substitute can give it.',
      });
    }
    // It was released between our update and this look: the next attempt may win it.
    throw new Problem('busy', 503, { zh: '请重试。', en: 'The task has just changed hands; try again.' });
  }

  private async find(id: TaskId, scope: ReadScope): Promise<TaskRow | undefined> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<TaskRow>(
        `select t.assignee, u.name, t.fence, t.claimed_at, t.closed_at, t.office, t.role, t.owner, t.reserved
         from case_task t left join app_user u on u.id = t.assignee
         where t.county = $1 and t.case_id = $2 and t.key = $3`,
        [id.county, id.caseId, id.key],
      );
      return rows[0];
    });
  }
}

function alreadyClaimed({ name, claimed_at }: TaskRow): AlreadyClaimed {
  const at = claimed_at ? shanghaiTime(claimed_at) : '';
  return new AlreadyClaimed(
    { zh: `${name} ${at} 已认领。`, en: `${name} claimed it at ${at}.` },
    { holder: name, claimedAt: claimed_at, possible: ['ask the holder to release it'] },
  );
}

/** "10:02" today is what a colleague wants to read; the instant itself stands in the problem's detail. */
const shanghaiTime = (at: Date): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(at);
