import type { CounterProcedure } from './counter.js';
import { ageOn, citizenId } from './citizen.js';
import { SELF, type IntakeForm, type MemberEntry } from './form.js';

/** Birth date as the number or the clerk says; null while neither is complete. */
export function birthDateOf({ idNumber, birthDate }: MemberEntry, today: string): string | null {
  if (!idNumber) return /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? birthDate : null;
  const parsed = citizenId(idNumber, today);
  return parsed.ok ? parsed.birthDate : null;
}

const ADULT = 18;

/** Members who sign the authorisation: the adults, and those whose age is not known. */
export function signersOf({ members }: IntakeForm, today: string): MemberEntry[] {
  return members.filter((member) => {
    const born = birthDateOf(member, today);
    return born === null || ageOn(born, today) >= ADULT;
  });
}

const optional = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)) as Partial<T>;

const bare = (text: string): string => text.replace(/\s/g, '');

const personOf = ({ idNumber, birthDate, relation, categories }: MemberEntry) => ({
  relation,
  categories,
  ...optional({ idNumber: bare(idNumber.normalize('NFKC')), birthDate: idNumber ? '' : birthDate }),
});

/** What is asked about a household that does not know what to apply for. */
export const needsBody = ({ division, members, answers }: IntakeForm) => ({
  division,
  members: members.map(personOf),
  answers,
});

/** The application, for one procedure or several. @param draft in which it was written */
export function applicationBody(
  form: IntakeForm,
  procedures: readonly CounterProcedure[],
  today: string,
  draft: string,
) {
  const { division, members, signatures, papers, choices, assessment, acknowledged, reason } = form;
  const place = (key: string | null): number => members.findIndex((member) => member.key === key);
  const signers = signersOf(form, today).filter(({ key }) => signatures[key]?.signed);
  const chosen = form.procedures.map(({ procedure }) => procedure);
  const open = choices.filter((choice) => chosen.includes(choice.chosen) && chosen.includes(choice.over));
  return {
    division,
    applicant: Math.max(
      0,
      members.findIndex(({ relation }) => relation === SELF),
    ),
    members: members.map((member) => ({
      ...personOf(member),
      name: member.name.trim(),
      ...optional({ phone: bare(member.phone), account: bare(member.account) }),
      relativesOfOfficials: member.officials.filter(({ officer, relation }) => officer && relation),
    })),
    authorisations: signers.map(({ key }) => {
      const { at = '', document } = signatures[key] ?? {};
      const scan = papers.find(({ id }) => id === document);
      return { member: place(key), signed: true, at, ...(scan ? { document: scan.id } : {}) };
    }),
    applications: form.procedures.map(({ procedure, beneficiary, form: data }) => {
      const isForPerson = procedures.find((one) => one.procedure === procedure)?.subject === 'person';
      return { procedure, form: data, ...(isForPerson ? { beneficiary: Math.max(0, place(beneficiary)) } : {}) };
    }),
    documents: papers.map(({ id }) => id),
    draft,
    ...(open.length > 0 ? { choices: open } : {}),
    ...(assessment ? { assessment } : {}),
    ...(acknowledged ? { acknowledgeDuplicates: true, acknowledgeReason: reason.trim() } : {}),
  };
}
