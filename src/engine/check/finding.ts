import type { Text } from '../definition.js';

/** One thing that is wrong with a definition. Errors refuse its deployment, warnings do not. */
export interface Finding {
  severity: 'error' | 'warning';
  /** Stable, kebab-case: screens and tests know a fault by it. */
  code: string;
  /** Dotted path of the state at fault ('' is the machine as a whole); null when no state is. */
  state: string | null;
  message: Text;
  /** How a case gets there: one `state —EVENT→` for each step. */
  path?: string[];
  law?: string;
  /** Where in the definition, for whoever knows its file: keys and indexes from the top. */
  at?: (string | number)[];
}

/** What the installation knows that a definition cannot: its departments and roles. */
export interface Vocabulary {
  departments: ReadonlySet<string>;
  roles: ReadonlySet<string>;
  /** Questions of the needs assessment; without it `needs` may ask for any. */
  answers?: ReadonlySet<string>;
}

type Extra = Pick<Finding, 'path' | 'law' | 'at'>;

export const fault = (code: string, state: string | null, zh: string, en: string, extra: Extra = {}): Finding => ({
  severity: 'error',
  code,
  state,
  message: { zh, en },
  ...extra,
});

export const doubt = (code: string, state: string | null, zh: string, en: string, extra: Extra = {}): Finding => ({
  ...fault(code, state, zh, en, extra),
  severity: 'warning',
});

/** How a message names a state. */
export const named = (state: string): Text =>
  state === '' ? { zh: '根状态', en: 'the root' } : { zh: `“${state}”`, en: `"${state}"` };

/** Where a state stands in the definition. */
export const locate = (state: string, ...rest: (string | number)[]): (string | number)[] => [
  'machine',
  ...(state === '' ? [] : state.split('.').flatMap((name) => ['states', name])),
  ...rest,
];
