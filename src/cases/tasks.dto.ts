import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { MOST_PER_PAGE } from '../shared/paging.js';
import { PageView, TextView } from '../shared/text.dto.js';
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

export class ReleaseBody extends TaskBody {
  /** Number of the claim. */
  @IsInt()
  @Min(1)
  fence: number;
}

export class InboxQuery {
  /** All tasks of your seats, those nobody has claimed, your own, or those laid aside (which the others leave out). */
  @IsOptional()
  @IsIn(['all', 'free', 'mine', 'suspended'])
  show?: 'all' | 'free' | 'mine' | 'suspended';

  @IsOptional()
  @IsString()
  @MaxLength(80)
  procedure?: string;

  /** Only tasks due before this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  dueBefore?: string;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

export class CopiesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

export class InboxItemView implements InboxItem {
  county: string;
  caseId: string;
  number: string;
  /** Key of the task within its case. */
  key: string;
  procedure: string;
  procedureTitle: TextView;
  title: TextView;
  part: string | null;
  office: string;
  role: string;
  division: string;
  openedAt: string;
  dueAt: string | null;
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

export class SeatCount {
  office: string;
  role: string;
  open: number;
  /** Claimed by nobody. */
  free: number;
  overdue: number;
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
