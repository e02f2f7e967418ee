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
async function officeNames(tx: Pick<Tx, 'query'>, codes: readonly string[]): Promise<(code: string) => Text> {
  const { rows } = await tx.query<{ code: string; name: Text }>('select code, name from office where code = any ($1)', [
    codes,
  ]);
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? { zh: code, en: code };
}

/** "沙堆镇社会救助经办机构的审批人" for each seat, joined. */
export async function seatTitles(tx: Pick<Tx, 'query'>, seats: readonly Seat[]): Promise<Text> {
  const nameOf = await officeNames(
    tx,
    seats.map(({ office }) => office),
  );
  const titles = seats.map(({ office, role }) => ({ office: nameOf(office), role: roleTitle(role) }));
  return {
    zh: [...new Set(titles.map(({ office, role }) => `${office.zh}的${role.zh}`))].join('、'),
    en: [...new Set(titles.map(({ office, role }) => `the ${role.en} of ${office.en}`))].join(', '),
  };
}

const doneBy = ({ zh, en }: Text): Text => ({ zh: `此项操作只能由${zh}办理。`, en: `This may be done by ${en}.` });

/** The engine's refusal as people read it. */
export async function titledProblem(tx: Pick<Tx, 'query'>, refused: CommandRefused): Promise<Problem> {
  const sentence = await titled(tx, refused);
  if (!sentence) return refusalProblem(refused);
  const { code, detail } = refused;
  return refusalProblem(new CommandRefused(code, sentence.en, sentence.zh, detail));
}

async function titled(tx: Pick<Tx, 'query'>, { code, detail }: CommandRefused): Promise<Text | null> {
  const seats = seatsIn(detail);
  if (seats.length > 0) return doneBy(await seatTitles(tx, seats));
  const holder = detail['holder'];
  if (code !== 'authority-missing' || typeof holder !== 'string') return null;
  const { zh, en } = (await officeNames(tx, [holder]))(holder);
  return {
    zh: `您所在机构目前没有该事项的审核确认权限，现由${zh}行使。`,
    en: `Your office does not hold the authority to decide here today; ${en} does.`,
  };
}

/** What a case page says of commands that are not for this person. */
export async function titledReasons(tx: Pick<Tx, 'query'>, refused: readonly Refused[]): Promise<Refused[]> {
  const titledOne = async ({ detail, ...one }: Refused): Promise<Refused> => {
    const { zh, en } = one.reason;
    const sentence = await titled(tx, new CommandRefused(one.code, en, zh, detail ?? {}));
    return { ...one, reason: sentence ?? one.reason };
  };
  const titledAll: Refused[] = [];
  for (const one of refused) titledAll.push(await titledOne(one));
  return titledAll;
}

const seatsIn = ({ seats }: CommandRefused['detail']): Seat[] =>
  Array.isArray(seats) ? (seats as unknown as Seat[]) : [];
