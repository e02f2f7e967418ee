import type { Text } from './text.js';

// What the story reads of the service's answers; docs/openapi.json has them in full.

export interface Standing extends Text {
  path: string;
}

export interface TaskView {
  key: string;
  state: string;
  part: string | null;
  office: string;
  role: string;
  assignee: string | null;
}

export interface ClockView {
  key: string;
  state: string;
  period: string;
  kind: 'after' | 'alarm';
  law?: string;
  opened: number;
  startedAt: string;
  length: string;
  dueOn: string | null;
  dueAt: string | null;
  fired?: boolean;
  remaining: { count: number; unit: 'h' | 'd' | 'wd'; overdue: boolean };
}

export interface CaseView {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  division: string;
  status: 'active' | 'done';
  version: number;
  standing: Standing[];
  law: string;
  context: Record<string, unknown>;
  tasks: TaskView[];
  clocks: ClockView[];
  allowed: { command: string; title: Text; tasks: string[] }[];
  refused: { command: string; title: Text; reason: Text; code: string }[];
}

export interface Session {
  token: string;
  user: { id: string; username: string; name: string };
  seats: { office: string; role: string }[];
}

export interface Receipt {
  number: string;
  county: string;
  caseId: string;
  title: Text;
  law: string;
  receivedAt: string;
  promisedOn: string | null;
  queryCode: string;
}

export interface Progress {
  number: string;
  progress: Text[];
  since: string;
  promisedOn: string | null;
  remainingWorkingDays: number | null;
}

export interface NoticeView {
  county: string;
  id: string;
  kind: string;
  title: Text;
  values: Record<string, string | number>;
  places: string[];
  from: string;
  to: string | null;
  text: string;
}

export interface Authority {
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';
  office: string;
  law?: string;
}

export interface HistoryEvent {
  seq: number;
  at: string;
  type: string;
  title: Text;
  law: string | null;
  actor: { kind: string; name: string | null; authority: Authority | null; from: { caseId: string } | null };
  facts: Record<string, unknown>;
  trace: { name: string; feel: string; value: unknown }[];
}

export interface LetterView {
  id: string;
  kind: string;
  title: Text | null;
  seq: number;
}

export interface AwardView {
  from: string;
  to: string | null;
  amountFen: number;
}

export interface Roster {
  items: { number: string; line: number; amountFen: number }[];
  next: string | null;
  totals: { payments: number; paidFen: number; missingFen: number; overpaidFen: number };
}

export interface Verdict {
  ok: boolean;
  chain: string;
  replay: string;
  tasks: string;
  deadlines: string;
  events: number;
  firstBad: { sentence: Text } | null;
}

export interface CaseAt {
  seq: number;
  event: HistoryEvent;
  definition: { procedure: string; version: string; law: string } | null;
  moment: { standing: Standing[]; context: Record<string, unknown>; tasks: { key: string }[] } | null;
  verdict: { ok: boolean };
}

/** A deployed definition, of which the story reads the titles of what it calculates. */
export interface Definition {
  procedure: string;
  version: string;
  law: string;
  definition: { calculations?: Record<string, (Text & { name: string })[]> };
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
