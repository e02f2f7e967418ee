import type { JsonObject } from '../definition.js';
import { readData, type SplitData } from '../forms.js';
import { copy } from './copy.js';
import { delegate, handBack } from './delegate.js';
import { sendBack } from './return.js';
import { addSigner, countersign, removeSigner, sign } from './signers.js';
import { resume, suspend } from './suspend.js';
import { takeBack } from './take-back.js';
import { transfer } from './transfer.js';
import { urge } from './urge.js';
import type { Verb } from './verb.js';
import { withdraw } from './withdraw.js';

/** Every verb, in the order a desk shows them. */
export const VERBS: readonly Verb[] = [
  transfer,
  delegate,
  handBack,
  countersign,
  addSigner,
  removeSigner,
  sign,
  sendBack,
  suspend,
  resume,
  urge,
  takeBack,
  withdraw,
  copy,
];

const byType = new Map(VERBS.map((verb) => [verb.type, verb]));

export const verbOf = (type: string): Verb | undefined => byType.get(type);

/** The names `meta.task.forbid` may use. */
export const verbNames: ReadonlySet<string> = new Set(VERBS.map(({ name }) => name));

/**
 * Validates a verb's data. What somebody wrote in their own words is personal where the case has a household whose key can
 * keep it.
 *
 * @throws CommandRefused `form-invalid`
 */
export function readVerb(verb: Verb, data: JsonObject | undefined, hasHousehold: boolean): SplitData {
  const { open, personal } = readData(verb.schema, verb.type, data);
  return hasHousehold ? { open, personal } : { open: { ...open, ...personal }, personal: {} };
}
