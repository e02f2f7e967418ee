import { newKey, type Schema } from '../../api/client.js';

/** Somebody of the household as the clerk has entered them so far. */
export interface MemberEntry {
  /** Of this screen only, so that rows keep their fields when one above is removed. */
  key: string;
  name: string;
  idNumber: string;
  /** Only for somebody without a number. */
  birthDate: string;
  relation: string;
  categories: string[];
  phone: string;
  account: string;
  officials: { officer: string; relation: string }[];
}

export interface ProcedureEntry {
  procedure: string;
  /** Key of the member it is for; null for a procedure about the whole household. */
  beneficiary: string | null;
  form: Record<string, unknown>;
}

export interface Signature {
  signed: boolean;
  at: string;
  /** Id of the scanned sheet, which is among the papers too. */
  document?: string;
}

export type Paper = Pick<Schema<'DocumentView'>, 'id' | 'county' | 'name' | 'size' | 'kind'>;

/** Everything on the form: what is kept as a draft, and what an application is made of. */
export interface IntakeForm {
  division: string;
  /** The first one applies. */
  members: MemberEntry[];
  answers: Record<string, unknown>;
  /** Id of the assessment that the answers led to. */
  assessment: string | null;
  procedures: ProcedureEntry[];
  choices: { chosen: string; over: string }[];
  /** By key of the member. */
  signatures: Record<string, Signature>;
  papers: Paper[];
  acknowledged: boolean;
  reason: string;
}

/** The member in whose name the household applies, to themselves. */
export const SELF = 'self';

/** An id for a new draft. Not `randomUUID`, which browsers offer over TLS alone. */
export function newDraftId(): string {
  const hex = newKey();
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    '-',
  );
}

export const newMember = (relation = ''): MemberEntry => ({
  key: newKey(),
  name: '',
  idNumber: '',
  birthDate: '',
  relation,
  categories: [],
  phone: '',
  account: '',
  officials: [],
});

export const emptyForm = (): IntakeForm => ({
  division: '',
  members: [newMember(SELF)],
  answers: {},
  assessment: null,
  procedures: [],
  choices: [],
  signatures: {},
  papers: [],
  acknowledged: false,
  reason: '',
});

/** A draft may have been written by an older screen: what it lacks is empty. */
export function formOf(content: Record<string, unknown>): IntakeForm {
  return { ...emptyForm(), ...(content as Partial<IntakeForm>) };
}

/** Nothing worth keeping has been entered. */
export const isBlank = ({ members, papers, procedures }: IntakeForm): boolean =>
  papers.length === 0 && procedures.length === 0 && members.every(({ name, idNumber }) => !name && !idNumber);
