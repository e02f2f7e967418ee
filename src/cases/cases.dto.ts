import { IsIn, IsInt, IsObject, IsString, Matches, MaxLength, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { PageQuery } from '../shared/page.dto.js';
import { PageView, TextView } from '../shared/text.dto.js';
import type { CaseSummary } from './case-queries.js';
import type { LinkView } from './link-queries.js';

export class CommandBody {
  /** Name of the command, one of those the case lists as allowed: of its procedure, or a verb such as `TASK.TRANSFER`. */
  @IsString()
  @MaxLength(80)
  type: string;

  /** The command's form, as its schema in the definition asks for; for a verb as `GET /verbs` says. */
  @Optional()
  @IsObject()
  data?: Record<string, unknown>;

  /** Key of the task this completes. */
  @Optional()
  @IsString()
  @MaxLength(200)
  task?: string;

  /** Number of the claim on that task. */
  @Optional()
  @IsInt()
  @Min(1)
  fence?: number;
}

export class CasesQuery extends PageQuery {
  /** Division code or its beginning. */
  @Optional()
  @Matches(/^\d{2,12}$/)
  division?: string;

  @Optional()
  @IsString()
  @MaxLength(80)
  procedure?: string;

  @Optional()
  @IsIn(['active', 'done'])
  status?: 'active' | 'done';

  @Optional()
  @IsString()
  @MaxLength(40)
  number?: string;
}

export class VerbFormQuery {
  /** Key of the task; none for a verb of the case. */
  @Optional()
  @IsString()
  @MaxLength(200)
  task?: string;
}

/** A command that every case has, whatever its procedure. */
export class VerbView {
  command: string;
  /** How a definition's `forbid` calls it. */
  name: string;
  of: 'task' | 'case';
  title: { zh: string; en: string };
  /** JSON Schema of its data. */
  schema: object;
}

export class StandingView extends TextView {
  /** Dotted path of the state. */
  path: string;
}

export class CaseSummaryView implements CaseSummary {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: TextView;
  division: string;
  status: 'active' | 'done';
  /** Number of its last event; send it as If-Match. */
  version: number;
  /** Where it stands: the innermost active states. */
  standing: StandingView[];
  openedAt: string;
  updatedAt: string;
}

export class CasePage extends PageView {
  items: CaseSummaryView[];
}

export class LinkedCaseView implements LinkView {
  relation: string;
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: TextView;
  status: 'active' | 'done';
  /** Whether you may open it. */
  visible: boolean;
}
