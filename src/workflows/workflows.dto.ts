import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

/** Exactly one of the two. Forms are part of the definition: references to files do not travel. */
export class DefinitionBody {
  @IsOptional()
  @IsObject()
  definition?: Record<string, unknown>;

  /** The definition as YAML. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000_000)
  yaml?: string;
}

export class CalendarBody {
  /** `{ version, from, to, days: { "2027-01-01": 0, … } }`: 0 rests on a weekday, 1 works on a weekend. */
  @IsObject()
  calendar: Record<string, unknown>;
}

export class FindingView {
  /** State, transition or section at fault. */
  where: string;
  message: string;
}

export class CheckView {
  findings: FindingView[];
}

export class DeployedView {
  digest: string;
  procedure: string;
  version: string;
  /** False when the very same definition had been deployed before. */
  isNew: boolean;
}

export class CalendarView {
  digest: string;
  version: string;
  /** Cases whose due dates changed. */
  recounted: number;
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
