import { dateOf, parsePlainDate } from '../../src/calendar/index.js';
import type { CaseId, Desk } from './desk.js';

/** What a case pays on every month, by kind. */
export async function running(desk: Desk, username: string, { county, caseId }: CaseId): Promise<object> {
  const { body } = await (await desk.login(username)).get(`/api/cases/${county}/${caseId}/awards`).expect(200);
  const awards = body as { kind: string; payee: string; amountFen: number; to: string | null }[];
  const open = awards.filter(({ to }) => to === null);
  return Object.fromEntries(open.map(({ kind, payee, amountFen }) => [kind, { payee, amountFen }]));
}

/** What this month's roster, compiled by the county's finance, pays for the case, by kind and amount. */
export async function paid(desk: Desk, finance: string, { county, caseId }: CaseId): Promise<object[]> {
  const month = dateOf((await desk.now()).toISOString()).slice(0, 7);
  const user = await desk.login(finance);
  await user.post('/api/payments/rosters', { county, month }).expect(200);
  const { body } = await user.get(`/api/payments?county=${county}&month=${month}&limit=100`).expect(200);
  const lines = (body as { items: { caseId: string; kind: string; payee: string; amountFen: number }[] }).items;
  return lines
    .filter((line) => line.caseId === caseId)
    .map(({ kind, payee, amountFen }) => ({ kind, payee, amountFen }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.amountFen - b.amountFen);
}

/** Moves the clock past the end of a period that moves the case, and waits until it has. */
export async function passes(desk: Desk, username: string, id: CaseId, period: string): Promise<void> {
  const { clocks } = await desk.view(username, id);
  const dueOn = clocks.find((clock) => clock.period === period && clock.kind === 'after' && !clock.fired)?.dueOn;
  if (!dueOn) throw new Error(`no period "${period}" runs`);
  await desk.goTo(parsePlainDate(dueOn));
  await desk.advance(1);
  await desk.due(id);
}

/** Replays the whole history as the county's auditor. */
export async function holds(desk: Desk, auditor: string, { county, caseId }: CaseId): Promise<object> {
  const { body } = await (await desk.login(auditor)).get(`/api/cases/${county}/${caseId}/verify`).expect(200);
  const { chain, replay } = body as { chain: string; replay: string };
  return { chain, replay };
}

/** No case is drawn for the county's sampling. */
export const drawNobody = (desk: Desk): Promise<object[]> =>
  desk.sql(`update setting set value = '0' where name = 'samplingRate'`);
