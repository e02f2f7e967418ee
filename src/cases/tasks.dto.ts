import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ListOf, Optional } from '../shared/fields.js';
import { MOST_PER_PAGE } from '../shared/paging.js';
import { PageView, TextView } from '../shared/text.dto.js';
import type { Remaining } from '../calendar/index.js';
import type { ClaimResult } from './claim-many.js';
import type { Claim } from './claims.js';
import type { CopyItem } from './copies.js';
import type { InboxFacets } from './inbox-facets.js';
import { DUE_BY, type InboxConditions } from './inbox-filter.js';
import type { InboxItem } from './inbox.js';
import type { Incident } from './incidents.js';

export class TaskBody {
  /** The division whose case it is: a county, or a city with matters of its own. */
  @Matches(/^\d{2}(\d{2}){0,2}$/)
  county: string;

  @IsUUID()
  caseId: string;

  /** The task's key within its case. */
  @IsString()
  @MaxLength(200)
  key: string;
}

export class TasksBody {
  @ListOf(() => TaskBody)
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PER_PAGE)
  tasks: TaskBody[];
}

export class ReleaseBody extends TaskBody {
  /** Number of the claim. */
  @IsInt()
  @Min(1)
  fence: number;
}

/** Conditions on the list of tasks: of a request, or kept under a name. */
export class InboxConditionsDto implements InboxConditions {
  /** All tasks of your seats, those nobody has claimed, your own, those laid aside (which the others leave out), or any of these. */
  @Optional()
  @IsIn(['all', 'free', 'mine', 'suspended', 'any'])
  show?: 'all' | 'free' | 'mine' | 'suspended' | 'any';

  @Optional()
  @IsString()
  @MaxLength(80)
  procedure?: string;

  /** Path of the state that asks for the work. */
  @Optional()
  @IsString()
  @MaxLength(200)
  state?: string;

  /** One of your offices. */
  @Optional()
  @IsString()
  @MaxLength(60)
  office?: string;

  /** One of your roles. */
  @Optional()
  @IsString()
  @MaxLength(40)
  role?: string;

  /** Division code or its beginning. */
  @Optional()
  @Matches(/^\d{2,12}$/)
  division?: string;

  /** Due by then, what is overdue included. */
  @Optional()
  @IsIn([...DUE_BY])
  due?: 'overdue' | 'today' | 'threeDays' | 'week';

  /** Only tasks due before this instant. */
  @Optional()
  @IsISO8601({ strict: true })
  dueBefore?: string;

  /** The last digits of the case's number, or all of it. */
  @Optional()
  @Matches(/^[0-9A-Za-z-]{3,40}$/)
  number?: string;
}

export class InboxQuery extends InboxConditionsDto {
  @Optional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

export class RemainingView implements Remaining {
  /** Whole days or hours left, or when overdue, past the due date. */
  count: number;
  /** Working days, calendar days or hours. */
  unit: 'h' | 'd' | 'wd';
  overdue: boolean;
  /** Which third of the whole period is running; 3 also once it is over. */
  third: 1 | 2 | 3;
  /** The clock is stopped: the count waits. */
  stopped: boolean;
}

export class InboxItemView implements InboxItem {
  county: string;
  caseId: string;
  number: string;
  /** Number of the case's last event. */
  version: number;
  /** Key of the task within its case. */
  key: string;
  procedure: string;
  procedureTitle: TextView;
  title: TextView;
  /** Path of the state that asks for the work. */
  state: string;
  part: string | null;
  office: string;
  officeName: TextView;
  role: string;
  roleTitle: TextView;
  division: string;
  divisionName: string;
  /** Who applied, masked; null for a matter, and once the household was erased. */
  applicant: string | null;
  openedAt: string;
  dueAt: string | null;
  /** What is left of the legal period that limits the task, or else the part of the case it lies in; null where none does. */
  remaining: RemainingView | null;
  /** The period is the task's own. */
  ownLimit: boolean;
  assignee: string | null;
  mine: boolean;
  claimedAt: string | null;
  /** The claim's number, shown to its holder only. */
  fence: number | null;
  /** Done for its owner, who completes it. */
  delegated: boolean;
  suspended: boolean;
  urgings: number;
  /** A signature asked of one person. */
  signature: boolean;
}

export class InboxPage extends PageView {
  items: InboxItemView[];
}

export class ShowCounts {
  all: number;
  free: number;
  mine: number;
  suspended: number;
}

export class DueCounts {
  overdue: number;
  today: number;
  threeDays: number;
  week: number;
}

export class ProcedureFacet {
  procedure: string;
  title: TextView;
  count: number;
}

export class StateFacet extends ProcedureFacet {
  state: string;
}

export class SeatFacet {
  office: string;
  officeName: TextView;
  role: string;
  roleTitle: TextView;
  count: number;
}

export class DivisionFacet {
  division: string;
  name: string;
  count: number;
}

/** Each choice with how many tasks it would show beside the other conditions that stand. */
export class InboxFacetsView implements InboxFacets {
  /** How many tasks meet all conditions. */
  total: number;
  show: ShowCounts;
  due: DueCounts;
  procedures: ProcedureFacet[];
  states: StateFacet[];
  seats: SeatFacet[];
  /** One level below the office of the seat. */
  divisions: DivisionFacet[];
}

export class SeatCount {
  office: string;
  role: string;
  open: number;
  /** Claimed by nobody. */
  free: number;
  overdue: number;
}

export class ClaimView implements Claim {
  county: string;
  caseId: string;
  key: string;
  /** Shown when the task is completed or released. */
  fence: number;
  claimedAt: string;
}

/** Exactly one of claim and problem is null. */
export class ClaimResultView implements ClaimResult {
  county: string;
  caseId: string;
  key: string;
  claim: ClaimView | null;
  /** Why it could not be claimed: a problem as claiming it alone would have answered. */
  problem: Record<string, unknown> | null;
}

export class CopyItemView implements CopyItem {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: TextView;
  division: string;
  office: string;
  officeName: TextView;
  /** Who sent it. */
  by: string;
  at: string;
}

export class CopyPage extends PageView {
  items: CopyItemView[];
}

export class IncidentView implements Incident {
  id: string;
  county: string;
  caseId: string;
  number: string;
  at: string;
  kind: string;
  /** Key of the deadline. */
  subject: string;
  problem: string;
  attempts: number;
  resolvedAt: string | null;
}

export class FiredView {
  /** How many deadlines fell due and were carried out. */
  fired: number;
}
