import { IsObject, IsString, MaxLength } from 'class-validator';
import { Optional } from '../shared/fields.js';

/** Exactly one of the two. Forms are part of the definition: references to files do not travel. */
export class DefinitionBody {
  @Optional()
  @IsObject()
  definition?: Record<string, unknown>;

  /** The definition as YAML. */
  @Optional()
  @IsString()
  @MaxLength(1_000_000)
  yaml?: string;
}

export class CalendarBody {
  /** `{ version, from, to, days: { "2027-01-01": 0, … } }`: 0 rests on a weekday, 1 works on a weekend. */
  @IsObject()
  calendar: Record<string, unknown>;
}

export class FindingText {
  zh: string;
  en: string;
}

export class FindingView {
  /** An error refuses the deployment, a warning does not. */
  severity: 'error' | 'warning';
  /** Stable name of the fault. */
  code: string;
  /** Dotted path of the state at fault; null when no state is. */
  state: string | null;
  message: FindingText;
  /** How a case gets there: one step each. */
  path?: string[];
  law?: string;
  /** Where in the definition: keys and indexes from the top. */
  at?: (string | number)[];
}

export class CheckView {
  findings: FindingView[];
}

export class SharedDaysView {
  /** Another version of the procedure that is in force on some of the same days. */
  version: string;
  /** First and last day in force of both; null while there is no end. */
  from: string;
  to: string | null;
  /** The version that cases accepted on those days get: the one that came into force later, and of two the one deployed later. */
  applies: string;
}

export class DeployedView {
  digest: string;
  procedure: string;
  version: string;
  /** False when the very same definition had been deployed before. */
  isNew: boolean;
  shares: SharedDaysView[];
}

export class LoadedCalendar {
  digest: string;
  version: string;
  /** Cases whose due dates changed. */
  recounted: number;
}

export class CalendarEffect {
  /** Cases whose due dates would change, one event each. */
  cases: number;
  /** Open deadlines that would fall due earlier. */
  sooner: number;
  /** Open deadlines that would fall due later. */
  later: number;
  /** Open deadlines that are provisional now, and that would still be. */
  provisional: number;
  stillProvisional: number;
}

export class CalendarSummary {
  digest: string;
  version: string;
  from: number;
  to: number;
  loadedAt: string;
  /** User name of who loaded it. */
  loadedBy: string;
  /** Whether new due dates are counted with it. */
  current: boolean;
  /** Whether open deadlines are still being counted again for it. */
  counting: boolean;
}

export class CalendarView {
  digest: string;
  version: string;
  /** First and last year it knows; outside them a due date is provisional. */
  from: number;
  to: number;
  /** Days that differ from Monday to Friday: 0 rests on a weekday, 1 works on a weekend. */
  days: Record<string, 0 | 1>;
}

export class ProcedureText {
  zh: string;
  en: string;
}

export class ProcedureSummary {
  procedure: string;
  version: string;
  digest: string;
  title: ProcedureText;
  law: string;
  /** First day of acceptance it applies to. */
  from: string;
  to: string | null;
  deployedAt: string;
}

export class ProcedureView extends ProcedureSummary {
  /** The whole definition: machine, periods, forms. */
  definition: object;
}
