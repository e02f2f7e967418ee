import type { CounterProcedure, CounterView, Found } from './counter.js';
import { citizenId } from './citizen.js';
import type { IntakeForm, MemberEntry } from './form.js';
import { signersOf } from './sending.js';

/** One thing that stands in the way of sending, with the control that mends it. */
export interface Missing {
  /** Id of the control. */
  at: string;
  text: string;
}

export type FaultWords = (key: FaultKey, values?: Record<string, string | number>) => string;
type FaultKey =
  | 'memberNumber'
  | 'ofMember'
  | 'missingDivision'
  | 'missingName'
  | 'missingNumber'
  | 'numberRepeated'
  | 'missingRelation'
  | 'missingProcedure'
  | 'missingBeneficiary'
  | 'missingSignature'
  | 'missingReason'
  | 'missingOfficial'
  | 'badAccount'
  | 'badPhone'
  | `idFault_${'length' | 'characters' | 'date' | 'checksum' | 'future'}`;

/** Faults of a procedure's own form, from its schema. */
export type FormFaults = (procedure: CounterProcedure, data: Record<string, unknown>) => Missing[];

interface Judged {
  form: IntakeForm;
  counter: CounterView;
  found: ReadonlyMap<string, Found>;
  t: FaultWords;
  formFaults: FormFaults;
}

/** Everything at once, in the order of the page: nobody is told of one thing after another. */
export function missingOf({ form, counter, found, t, formFaults }: Judged): Missing[] {
  const missing: Missing[] = [];
  const add = (at: string, text: string | null): void => void (text === null || missing.push({ at, text }));
  if (!form.division) add('division', t('missingDivision'));
  for (const [n, member] of form.members.entries()) {
    for (const [field, fault] of Object.entries(memberFaults(member, form.members, counter.today, t))) {
      const at = fieldId(member, field as MemberField);
      add(at, fault && t('ofMember', { member: memberName(member, n, t), fault }));
    }
  }
  if (form.procedures.length === 0) add('procedures', t('missingProcedure'));
  for (const { procedure, beneficiary, form: data } of form.procedures) {
    const known = counter.procedures.find((one) => one.procedure === procedure);
    if (!known) continue;
    if (known.subject === 'person' && !form.members.some(({ key }) => key === beneficiary))
      add(`beneficiary-${procedure}`, t('missingBeneficiary'));
    missing.push(...formFaults(known, data));
  }
  for (const member of signersOf(form, counter.today)) {
    const signature = form.signatures[member.key];
    if (!signature?.signed || !signature.at) {
      const name = memberName(member, form.members.indexOf(member), t);
      add(`signed-${member.key}`, t('ofMember', { member: name, fault: t('missingSignature') }));
    }
  }
  const isInvolved = [...found.values()].some(({ involvements }) => involvements.length > 0);
  if (isInvolved && form.acknowledged && form.reason.trim().length < 4) add('reason', t('missingReason'));
  return missing;
}

export type MemberField = 'idNumber' | 'name' | 'relation' | 'phone' | 'account' | 'officials';

export const fieldId = ({ key }: MemberEntry, field: MemberField): string => `${field}-${key}`;

const memberName = ({ name }: MemberEntry, n: number, t: FaultWords): string =>
  name.trim() || t('memberNumber', { place: n + 1 });

/** What is wrong with each field of a member; null where nothing is. */
export function memberFaults(
  member: MemberEntry,
  all: readonly MemberEntry[],
  today: string,
  t: FaultWords,
): Record<MemberField, string | null> {
  const digits = (text: string): string => text.replace(/\s/g, '');
  return {
    idNumber: numberFault(member, all, today, t),
    name: member.name.trim() ? null : t('missingName'),
    relation: member.relation ? null : t('missingRelation'),
    phone: !member.phone || /^\+?[0-9-]{5,20}$/.test(digits(member.phone)) ? null : t('badPhone'),
    account: !member.account || /^\d{8,30}$/.test(digits(member.account)) ? null : t('badAccount'),
    officials: member.officials.every(({ officer, relation }) => officer && relation) ? null : t('missingOfficial'),
  };
}

function numberFault(
  { key, idNumber, birthDate }: MemberEntry,
  all: readonly MemberEntry[],
  today: string,
  t: FaultWords,
): string | null {
  if (!idNumber) return birthDate ? null : t('missingNumber');
  const parsed = citizenId(idNumber, today);
  if (!parsed.ok) return t(`idFault_${parsed.reason}`);
  const isRepeated = all.some((other) => {
    const same = citizenId(other.idNumber, today);
    return other.key !== key && same.ok && same.value === parsed.value;
  });
  return isRepeated ? t('numberRepeated') : null;
}
