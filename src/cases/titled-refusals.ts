import { CommandRefused, type Refused, type Seat, type Text } from '../engine/index.js';
import type { Problem } from '../shared/problem.js';
import { refusalProblem } from './case-errors.js';
import type { Tx } from './ports.js';
import { roleTitle } from './role-titles.js';

/*
 * The engine knows offices and roles by code, and says so in its refusals. People know them by the sign at the door: what they
 * read is written again here, and the codes stay in the problem's detail.
 */

/** Offices by code, as the directory has them today; those it does not know by their code. */
export async function officeNames(tx: Pick<Tx, 'query'>, codes: readonly string[]): Promise<(code: string) => Text> {
  if (codes.length === 0) return (code) => ({ zh: code, en: code });
  const { rows } = await tx.query<{ code: string; name: Text }>({
    name: 'names_of_offices',
    text: 'select code, name from office where code = any ($1)',
    values: [codes],
  });
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? { zh: code, en: code };
}

/** "沙堆镇社会救助经办机构的审批人" for each seat, joined. */
export async function seatTitles(tx: Pick<Tx, 'query'>, seats: readonly Seat[]): Promise<Text> {
  const codes = seats.map(({ office }) => office);
  return joined(seats, await officeNames(tx, codes));
}

function joined(seats: readonly Seat[], nameOf: (code: string) => Text): Text {
  const titles = seats.map(({ office, role }) => ({ office: nameOf(office), role: roleTitle(role) }));
  return {
    zh: [...new Set(titles.map(({ office, role }) => `${office.zh}的${role.zh}`))].join('、'),
    en: [...new Set(titles.map(({ office, role }) => `the ${role.en} of ${office.en}`))].join(', '),
  };
}

/** The engine's refusal as people read it. */
export async function titledProblem(tx: Pick<Tx, 'query'>, refused: CommandRefused): Promise<Problem> {
  const { code, detail } = refused;
  const codes = officesIn(detail);
  const sentence = codes.length > 0 ? titled(detail, await officeNames(tx, codes)) : null;
  return refusalProblem(sentence ? new CommandRefused(code, sentence.en, sentence.zh, detail) : refused);
}

/** What a case page says of commands that are not for this person; its offices are looked up together. */
export async function titledReasons(tx: Pick<Tx, 'query'>, refused: readonly Refused[]): Promise<Refused[]> {
  const codes = new Set(refused.flatMap(({ detail }) => officesIn(detail)));
  const nameOf = await officeNames(tx, [...codes]);
  return refused.map(({ detail, reason, ...one }) => ({ ...one, reason: titled(detail, nameOf) ?? reason }));
}

/** Null where the refusal is not about who somebody is. */
function titled(detail: Detail, nameOf: (code: string) => Text): Text | null {
  const seats = seatsIn(detail);
  const holder = detail?.['holder'];
  const lacking = lackingIn(detail);
  if (lacking) {
    const { office, role } = { office: nameOf(lacking.office), role: roleTitle(lacking.role) };
    return {
      zh: `该人员目前不是${office.zh}的${role.zh}。`,
      en: `That person is not the ${role.en} of ${office.en} today.`,
    };
  }
  if (seats.length > 0) {
    const { zh, en } = joined(seats, nameOf);
    return { zh: `此项操作只能由${zh}办理。`, en: `This may be done by ${en}.` };
  }
  if (typeof holder !== 'string') return null;
  const { zh, en } = nameOf(holder);
  return {
    zh: `您所在机构目前没有该事项的审核确认权限，现由${zh}行使。`,
    en: `Your office does not hold the authority to decide here today; ${en} does.`,
  };
}

type Detail = Refused['detail'];

const seatsIn = (detail: Detail): Seat[] => {
  const seats = detail?.['seats'];
  return Array.isArray(seats) ? (seats as unknown as Seat[]) : [];
};

/** The seat that somebody named for a task does not hold. */
const lackingIn = (detail: Detail): Seat | null => {
  const { lacks } = detail ?? {};
  return lacks === undefined ? null : (lacks as unknown as Seat);
};

const officesIn = (detail: Detail): string[] => {
  const holder = detail?.['holder'];
  const seats = [...seatsIn(detail), ...[lackingIn(detail) ?? []].flat()];
  return [...seats.map(({ office }) => office), ...(typeof holder === 'string' ? [holder] : [])];
};
