import { IsIn, IsObject, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { OneOf, Optional } from '../shared/fields.js';
import type { JsonObject } from '../engine/index.js';
import { PageQuery } from '../shared/page.dto.js';
import { TextView } from '../shared/text.dto.js';
import { IsTable } from './mapping-table.js';

const DEFINITION = /^([0-9a-f]{64}|[a-z][a-z0-9-]{0,60}@[\w.-]{1,40})$/;

/** How cases of the one definition stand in the other. What is not named keeps its name. */
export class MappingBody {
  /** Old state path to new one; what lies inside a state goes along with it. Null: this region ends. */
  @Optional()
  @IsTable(['text', 'null'])
  states?: Record<string, string | null>;

  /** Innermost states of regions that the old definition does not have. */
  @Optional()
  @IsString({ each: true })
  enter?: string[];

  /** Old period name to new one: its clocks keep start, length and ledger. */
  @Optional()
  @IsTable(['text'])
  periods?: Record<string, string>;

  /** For an old state path, old part keys to new ones. */
  @Optional()
  @IsTable(['table'])
  parts?: Record<string, Record<string, string>>;

  /** Old variable to new one; null drops it. */
  @Optional()
  @IsTable(['text', 'null'])
  variables?: Record<string, string | null>;

  /** Values of variables that the old definition does not have. */
  @Optional()
  @IsObject()
  values?: JsonObject;
}

export class ProposalQuery {
  /** The definition that cases run on: `procedure@version` or its digest. */
  @Matches(DEFINITION)
  from: string;

  /** The one they would move to. */
  @Matches(DEFINITION)
  to: string;
}

export class ProposedStateView {
  path: string;
  title: TextView;
  /** How many states it lies in. */
  depth: number;
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** A region that runs beside others. */
  region: boolean;
  /** Running cases that stand in it now. */
  cases: number;
  /** Where it seems to belong in the new definition; null where nothing there is called the same. */
  to: string | null;
}

export class TargetStateView {
  path: string;
  title: TextView;
  depth: number;
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** A region that runs beside others. */
  region: boolean;
  /** A region that the old definition does not have: where cases begin in it must be said. */
  isNew: boolean;
}

export class ProposedNameView {
  name: string;
  title: TextView;
  /** The same name in the new definition; null where it has none. */
  to: string | null;
}

export class NameView {
  name: string;
  title: TextView;
}

/** How cases of one definition could stand in another: what is called the same is filled in. */
export class ProposalView {
  /** Running cases on the old definition. */
  cases: number;
  states: ProposedStateView[];
  targets: TargetStateView[];
  periods: ProposedNameView[];
  targetPeriods: NameView[];
  variables: ProposedNameView[];
  targetVariables: NameView[];
}

export class NewMigration {
  /** The definition that cases run on: `procedure@version` or its digest. */
  @Matches(DEFINITION)
  from: string;

  /** The one they move to, of the same procedure. */
  @Matches(DEFINITION)
  to: string;

  @Optional()
  @OneOf(() => MappingBody)
  mapping?: MappingBody;

  /** The legal ground, recorded in the event of each case. */
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  ground: string;

  /** Why, in the administrator's words; recorded with it. */
  @IsString()
  @MinLength(2)
  @MaxLength(1000)
  reason: string;
}

const OUTCOMES = ['pending', 'possible', 'migrated', 'refused', 'skipped', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export class MigrationCasesQuery extends PageQuery {
  @Optional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;
}

export class NamedDefinition {
  digest: string;
  version: string | null;
}

export class MigrationProgress {
  cases: number;
  /** Not looked at yet. */
  pending: number;
  /** The last dry run found nothing against moving them. */
  possible: number;
  migrated: number;
  /** They cannot be placed in the new definition; each says why. */
  refused: number;
  /** They ended, or run on another definition by now. */
  skipped: number;
  /** Something broke; each says what. */
  failed: number;
}

export class MigrationView {
  id: string;
  procedure: string;
  from: NamedDefinition;
  to: NamedDefinition;
  mapping: MappingBody;
  ground: string;
  reason: string;
  status: 'planned' | 'running' | 'stopped' | 'done';
  /** What was started last. */
  mode: 'dry-run' | 'apply' | null;
  createdBy: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  progress: MigrationProgress;
}

export class ReasonText {
  zh: string;
  en: string;
}

export class MigrationCaseView {
  county: string;
  caseId: string;
  number: string;
  outcome: Outcome;
  /** Stable name of the refusal. */
  code: string | null;
  reason: ReasonText | null;
  /** For a refusal its facts; otherwise what goes on, ends and starts. */
  detail: object | null;
  /** The event that moved it. */
  seq: number | null;
  at: string | null;
}

export class MigrationsPage {
  items: MigrationView[];
  next: string | null;
}

export class MigrationCasesPage {
  items: MigrationCaseView[];
  next: string | null;
}
