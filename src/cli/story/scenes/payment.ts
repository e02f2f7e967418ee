import type { AwardView, Roster } from '../answers.js';
import type { CaseFile } from '../case-file.js';
import type { Client } from '../client.js';
import { monthsBetween, workdayFrom } from '../dates.js';
import { StoryStopped } from '../faults.js';
import type { Place } from '../places.js';
import type { Stage } from '../stage.js';
import { text, yuan } from '../text.js';

/**
 * The county compiles the roster of this month, and the finance bureau finds the family on it.
 *
 * @param since day of the last roster: the months in between are compiled as usual
 */
export async function isPaid(stage: Stage, place: Place, file: CaseFile, since = stage.clock.today): Promise<void> {
  const { teller, clock, cast } = stage;
  const month = clock.today.slice(0, 7);
  const reviewer = await cast.person(`${place.countyUsers}.reviewer1`);
  for (const earlier of monthsBetween(since, clock.today)) await compiles(reviewer.client, place, earlier);
  const { added, addedFen } = await compiles(reviewer.client, place, month);
  const compiled = text(
    `编制 ${month} 发放名册：新增 ${added} 笔，${yuan(addedFen)} 元`,
    `compiles the roster of ${month}: ${added} added, ${yuan(addedFen)} yuan`,
  );
  teller.step(clock.today, reviewer, compiled, null);
  const finance = await cast.person(`${place.countyUsers}.finance`);
  const lines = await linesOf(finance.client, place, month, file);
  const paid = lines.map(({ amountFen }) => yuan(amountFen)).join(' + ');
  const found = text(`在名册上看到 ${file.number}：${paid} 元`, `finds ${file.number} on the roster: ${paid} yuan`);
  teller.step(clock.today, finance, found, null);
}

/** The clock goes on to the first month awarded. */
export async function isFirstPaid(stage: Stage, place: Place, file: CaseFile): Promise<void> {
  const [first] = await awardsOf(file);
  if (!first)
    throw new StoryStopped(text(`案件 ${file.number} 没有发放记录。`, `Nothing is awarded in case ${file.number}.`));
  await stage.clock.moveTo(workdayFrom(`${first.from}-01`));
  await isPaid(stage, place, file);
}

/** Compiled again, a roster adds what is missing and doubles nothing. */
function compiles(
  client: Client,
  { county }: Pick<Place, 'county'>,
  month: string,
): Promise<{ added: number; addedFen: number }> {
  return client.post('/payments/rosters', { county, month });
}

/** @throws StoryStopped when the case is not on the roster */
async function linesOf(
  client: Client,
  { county }: Place,
  month: string,
  { number }: CaseFile,
): Promise<Roster['items']> {
  const lines: Roster['items'] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: Roster = await client.get(`/payments?county=${county}&month=${month}&limit=200&after=${after}`);
    lines.push(...page.items.filter((line) => line.number === number));
    after = page.next;
  }
  if (lines.length > 0) return lines;
  throw new StoryStopped({
    zh: `${month} 发放名册上没有案件 ${number}。`,
    en: `Case ${number} is not on the roster of ${month}.`,
  });
}

/** What the case has been awarded, month by month. */
export async function showsAwards({ teller }: Stage, file: CaseFile): Promise<void> {
  teller.paper(
    (await awardsOf(file))
      .filter(({ from, to }) => to === null || to >= from)
      .map(({ from, to, amountFen }) => `${from} – ${to ?? '……　'}  ${yuan(amountFen).padStart(9)} 元/月 yuan a month`),
  );
}

const awardsOf = (file: CaseFile): Promise<AwardView[]> => file.watcher.client.get(`${file.path}/awards`);
