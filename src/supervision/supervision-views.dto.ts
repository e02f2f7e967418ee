import { RemainingView } from '../cases/tasks.dto.js';
import { PageView, TextView } from '../shared/text.dto.js';

/* What supervision answers, for the description of the interface. */

export class WorkloadView {
  /** Code of the division, office or procedure, id of the person. */
  key: string;
  name: TextView;
  open: number;
  /** Claimed by nobody. */
  free: number;
  claimed: number;
  overdue: number;
  /** Due within three working days. */
  soon: number;
  /** Laid aside; not among the open. */
  suspended: number;
  /** Since when the oldest of them has waited. */
  oldest: Date | null;
}

export class SupervisedTaskView {
  county: string;
  caseId: string;
  number: string;
  /** Key of the task within its case. */
  key: string;
  procedure: string;
  procedureTitle: TextView;
  title: TextView;
  division: string;
  divisionName: string | null;
  office: string;
  officeName: TextView | null;
  /** Who has claimed it. */
  assignee: string | null;
  openedAt: Date;
  dueAt: Date;
  /** The legal time left; null where the case keeps no clock of it. */
  remaining: RemainingView | null;
  urgings: number;
}

export class SupervisedTaskPage extends PageView {
  items: SupervisedTaskView[];
}

export class PaceView {
  key: string;
  name: TextView;
  decided: number;
  /** Working days from acceptance to the first decision: half of the cases took no longer. */
  median: number | null;
  slowest: number | null;
  /** The length the law allowed most of them; null where it names none. */
  limit: string | null;
  /** Decided after the period had run out. */
  late: number;
}

export class WeekView {
  /** Its Monday. */
  monday: string;
  decided: number;
  ended: number;
}

export class DrawSummaryView {
  procedure: string;
  procedureTitle: TextView;
  rate: number;
  /** Cases that were in the draw. */
  population: number;
  drawn: number;
  first: Date;
  last: Date;
}

export class DrawItemView {
  county: string;
  caseId: string;
  number: string;
  /** The event that drew. */
  seq: number;
  procedure: string;
  procedureTitle: TextView;
  division: string;
  divisionName: string | null;
  at: Date;
  rate: number;
  /** In [0, 1): the first 48 bits of SHA-256 of `draw:<seed>:<seq>`. Below the rate the case is drawn. */
  value: number;
  drawn: boolean;
  /** From the event; null when it is gone or cannot be read. */
  seed: string | null;
  /** The value that seed and number give now. */
  again: number | null;
  /** The register says what the draw gives when it is repeated. */
  agrees: boolean;
}

export class DrawPage extends PageView {
  items: DrawItemView[];
}

export class RelatedOfficialView {
  name: string;
  relation: string;
  declaredBy: 'household' | 'official';
  declaredAt: string;
  confirmedAt: string | null;
}

export class CountyStepView {
  title: TextView;
  openedAt: string;
  dueAt: string | null;
  closedAt: string | null;
  people: string[];
}

export class RegisteredCaseView {
  caseId: string;
  number: string;
  procedure: string;
  procedureTitle: TextView;
  status: 'active' | 'done';
  /** What the county itself was asked to do in the case: its visit, its review. */
  steps: CountyStepView[];
}

export class RegisteredHouseholdView {
  county: string;
  householdId: string;
  division: string;
  divisionName: string | null;
  registeredAt: Date;
  officials: RelatedOfficialView[];
  cases: RegisteredCaseView[];
}

export class RegisteredHouseholdPage extends PageView {
  items: RegisteredHouseholdView[];
}
