/**
 * The shape of a definition: what `workflows/<procedure>/<version>.yaml` holds once its forms are bundled in.
 * The format is described for its authors in workflows/README.md; the machine itself is XState v5 configuration.
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Text {
  zh: string;
  en: string;
}

export interface Definition {
  procedure: string;
  version: string;
  title: Text;
  law: string;
  /** Dates of acceptance for which this definition is in force; `to` is the last day, null while it has no end. */
  effective: { from: string; to?: string | null };
  /** Whom or what a case is about; a `matter` is the administration's own: a standard, a meeting. */
  subject: 'household' | 'person' | 'case' | 'matter';
  opening: {
    form?: string;
    by: Exclude<By, 'task'> | Exclude<By, 'task'>[];
    /** The period the receipt promises, where the law names no total but only its steps. */
    promise?: string;
    /** Relations under which other cases may be put on this one, by whoever may open it: when it is opened, and as long as it is open. */
    links?: string[];
  };
  periods: Record<string, Period>;
  forms: Record<string, JsonObject>;
  facts?: Record<string, FactSource>;
  rules?: Record<string, Rule>;
  calculations?: Record<string, CalculationRow[]>;
  invariants?: Invariant[];
  /** When a household seems entitled, for the needs assessment at the window. */
  needs?: Need;
  /** Procedures whose benefit the same person may not have beside this one. */
  excludes?: Record<string, Exclusion>;
  /** Who receives it stands in a list of the village as long as it runs 长期公示. */
  display?: Display;
  total?: Total;
  machine: StateConfig & { context?: JsonObject };
}

/** `length` is fixed, or chosen from `lengths` by a variable (a context variable or a fact such as `authority.mode`). */
export interface Period {
  /** What a screen calls it; without one, the title of the state it limits. */
  title?: Text;
  length?: string;
  by?: string;
  lengths?: Record<string, string>;
  extended?: string;
  /** Another period: counted from where that one, running, began. */
  from?: string;
  law?: string;
  endOnRestDay?: 'extend' | 'keep';
}

/** One of the two; `{variable}` is filled in from the context. */
export interface FactSource {
  /** Name of an effective-dated setting. */
  setting?: string;
  /** Name of an account: the fact is what is left in it, in fen or in pieces. */
  account?: string;
}

export interface Rule extends Partial<Text> {
  feel: string;
}

export interface CalculationRow extends Partial<Text> {
  name: string;
  feel: string;
  /** Money, which people read in yuan. */
  unit?: 'fen';
}

/** FEEL over the answers of a needs assessment (`need`), the household and today's settings. */
export interface Need extends Text {
  feel: string;
  law?: string;
}

export interface Exclusion extends Text {
  law?: string;
}

/** What the standing list of a village says of a household whose benefit runs, out of what was announced with its decision. */
export interface Display {
  fields: string[];
  /** Where it is each division's own choice: the setting that is `true` in a division with a list. */
  setting?: string;
  law?: string;
}

/** No path reaches `reach` without `requires`; or nobody acts in all the states of `apart`. */
export interface Invariant extends Partial<Text> {
  reach?: string;
  requires?: string[];
  unless?: string[];
  apart?: string[];
  law?: string;
}

export interface Total {
  period: string;
  from: string;
  to: string[];
  extendedBy?: string[];
}

export type By = 'task' | 'public' | 'applicant' | 'case' | { office: string; role: string };

export interface TaskMeta {
  office: string;
  role: string;
  title?: Text;
  due?: string;
  each?: number | string;
  join?: 'all' | 'any' | 'ordered' | number | string;
  distinctFrom?: string[];
  minActors?: number;
  notRelatedTo?: 'household';
  /** Verbs of every task that this one does without. */
  forbid?: string[];
  /** Lets a transfer leave the office: to the same department of a sister division. */
  transferTo?: 'sameLevel';
}

export interface NoticeMeta {
  kind: string;
  fields: string[];
  at: string;
}

export interface StateMeta {
  title?: Text;
  public?: Text;
  law?: string;
  due?: string;
  task?: TaskMeta;
  notice?: NoticeMeta;
  outcome?: string;
}

export interface TransitionMeta {
  title?: Text;
  law?: string;
  form?: string;
  by?: By | By[];
  decides?: boolean;
  accepts?: boolean;
}

export type ActionConfig = string | { type: string; params?: JsonObject };
export type GuardConfig = string | { type: string; params?: JsonObject };

export interface TransitionConfig {
  target?: string | string[];
  guard?: GuardConfig;
  actions?: ActionConfig | ActionConfig[];
  reenter?: boolean;
  meta?: TransitionMeta;
}
export type TransitionsConfig = string | TransitionConfig | (string | TransitionConfig)[];

export interface StateConfig {
  type?: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  history?: 'shallow' | 'deep';
  target?: string;
  initial?: string;
  states?: Record<string, StateConfig>;
  on?: Record<string, TransitionsConfig>;
  after?: Record<string, TransitionsConfig>;
  always?: TransitionsConfig;
  onDone?: TransitionsConfig;
  entry?: ActionConfig | ActionConfig[];
  exit?: ActionConfig | ActionConfig[];
  meta?: StateMeta;
}
