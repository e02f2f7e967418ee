import { TextView } from '../../shared/text.dto.js';

/* What the reading of a definition and the comparison of two answer, for the description of the interface. */

export class TransitionReadingView {
  id: string;
  /** The event; null for what happens by itself. */
  event: string | null;
  title: TextView;
  /** Who does what, when, and where the case goes. */
  sentence: TextView;
  by: TextView | null;
  condition: TextView | null;
  /** Name of the form it asks for. */
  form: string | null;
  law: string | null;
  /** Paths of the states it leads to; none where the case stays. */
  targets: string[];
  /** What the service does beside it: pays, publishes, sends letters. */
  effects: TextView[];
  /** An exercise of decision authority. */
  decides: boolean;
  /** The acceptance: the case is pinned to the definition in force that day. */
  accepts: boolean;
}

export class StateReadingView {
  path: string;
  parent: string | null;
  depth: number;
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  title: TextView;
  law: string | null;
  /** What a citizen is told. */
  public: TextView | null;
  /** Who does the work, and who must not. */
  work: TextView | null;
  /** Names of the periods that run in it. */
  periods: string[];
  notice: TextView | null;
  outcome: string | null;
  transitions: TransitionReadingView[];
}

export class PeriodStateView {
  path: string;
  title: TextView;
  /** Whether the end of the period moves the case on; otherwise it is recorded and shown. */
  moves: boolean;
}

export class PeriodReadingView {
  name: string;
  title: TextView;
  length: TextView;
  extended: TextView | null;
  counted: 'working' | 'calendar' | 'hours' | 'mixed';
  /** What a last day that is a rest day does; null where it cannot be one. */
  endOnRestDay: 'extend' | 'keep' | null;
  /** Null: no national number, a default that divisions may replace. */
  law: string | null;
  states: PeriodStateView[];
}

export class FieldReadingView {
  name: string;
  title: TextView;
  required: boolean;
  /** Kept encrypted with the household's key. */
  personal: boolean;
}

export class FormReadingView {
  name: string;
  title: TextView;
  fields: FieldReadingView[];
}

export class RuleReadingView {
  name: string;
  text: TextView;
  feel: string;
}

export class CalculationRowView {
  title: TextView;
  feel: string;
}

export class CalculationReadingView {
  name: string;
  rows: CalculationRowView[];
}

export class InvariantReadingView {
  text: TextView;
  law: string | null;
}

export class ExclusionReadingView extends InvariantReadingView {
  procedure: string;
}

export class ReadingView {
  opening: TextView;
  states: StateReadingView[];
  periods: PeriodReadingView[];
  forms: FormReadingView[];
  rules: RuleReadingView[];
  calculations: CalculationReadingView[];
  invariants: InvariantReadingView[];
  exclusions: ExclusionReadingView[];
  /** Whether those who receive it stand in a list of their village. */
  display: InvariantReadingView | null;
  /** The whole of it against the law's total; null where the law names none. */
  total: TextView | null;
}

export class FieldDifferenceView {
  name:
    | 'title'
    | 'law'
    | 'work'
    | 'periods'
    | 'outcome'
    | 'notice'
    | 'sentence'
    | 'form'
    | 'length'
    | 'extended'
    | 'fields'
    | 'text';
  before: TextView | null;
  after: TextView | null;
}

export class DifferenceView {
  key: string;
  title: TextView;
  kind: 'added' | 'removed' | 'changed';
  fields: FieldDifferenceView[];
}

export class ComparedSectionView {
  section:
    | 'heading'
    | 'states'
    | 'transitions'
    | 'periods'
    | 'forms'
    | 'rules'
    | 'calculations'
    | 'invariants'
    | 'exclusions'
    | 'display';
  /** How many entries say the same in both. */
  same: number;
  differences: DifferenceView[];
}

export class ComparisonView {
  sections: ComparedSectionView[];
}
