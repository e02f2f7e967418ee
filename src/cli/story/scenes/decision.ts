import { createHash } from 'node:crypto';
import type { Authority, HistoryEvent, LetterView } from '../answers.js';
import type { CaseFile } from '../case-file.js';
import { SERVICE, type Person } from '../cast.js';
import { StoryStopped } from '../faults.js';
import type { Place } from '../places.js';
import type { Stage } from '../stage.js';
import { text, yuan } from '../text.js';
import { modeName } from '../words.js';

/** The approver decides; under whose authority is part of the event. */
export async function approves(stage: Stage, who: Person, file: CaseFile): Promise<HistoryEvent> {
  const { context } = await file.view();
  await stage.does(
    who,
    file,
    { command: 'APPROVE', data: {} },
    text(
      `批准：每月 ${yuan(Number(context['proposedAmount']))} 元，自下月起发放`,
      `approves ${yuan(Number(context['proposedAmount']))} yuan a month, from next month`,
    ),
  );
  const event = await file.lastEvent('APPROVE');
  if (!event?.actor.authority)
    throw new StoryStopped(text('批准的记录中没有审批权限。', 'The approval does not record its authority.'));
  await tellsAuthority(stage, who, event.actor.authority);
  return event;
}

async function tellsAuthority({ teller, cast }: Stage, who: Person, { mode, office, law }: Authority): Promise<void> {
  const { zh, en } = modeName(mode);
  const holder = await cast.inWords({ zh: office, en: office }, who);
  const basis = law ? `，依据${law}` : '';
  teller.note(text(`审批权限：${zh}，由${holder.zh}行使${basis}`, `Authority: ${en}; held by ${holder.en}`));
}

/** Where a township decides, the county receives every decision and visits those that a draw picks. */
export async function isFiled(stage: Stage, place: Place, file: CaseFile, approval: HistoryEvent): Promise<void> {
  const supervisor = await stage.cast.person(`${place.countyUsers}.inspector`);
  const { items } = await supervisor.client.get<{ items: { number: string; filedAt: string }[] }>(
    `/filings?county=${place.county}`,
  );
  if (!items.some(({ number }) => number === file.number)) throw notFiled(file);
  stage.teller.step(
    stage.clock.today,
    supervisor,
    text('在备案登记中看到本案的决定', 'finds the decision in the register of filed ones'),
    null,
  );
  if (!(await tellsDraw(stage, file, approval))) return;
  await stage.clock.pass(1);
  await countyLooks(stage, place, file);
}

/**
 * The draw can be repeated by anybody: SHA-256 of the recorded seed, as a share of one, against the rate.
 *
 * @returns whether the case was picked
 */
export async function tellsDraw({ teller }: Stage, file: CaseFile, { facts, seq }: HistoryEvent): Promise<boolean> {
  const seed = String(facts['seed']);
  const share = createHash('sha256').update(`draw:${seed}:${seq}`).digest().readUIntBE(0, 6) / 2 ** 48;
  const { context } = await file.view();
  const isDrawn = context['sampled'] === true;
  const [zh, en] = isDrawn ? ['抽中，县里入户', 'drawn: the county visits'] : ['未抽中', 'not drawn'];
  teller.note(
    text(
      `随机抽查：种子 ${seed}，第 ${seq} 步，算得 ${share.toFixed(4)} → ${zh}（人人可以复算）`,
      `Random draw: seed ${seed}, event ${seq}, gives ${share.toFixed(4)} → ${en} (anybody can repeat it)`,
    ),
  );
  return isDrawn;
}

async function countyLooks(stage: Stage, place: Place, file: CaseFile): Promise<void> {
  await countyVisits(stage, place, file);
  const inspector = await stage.cast.person(`${place.countyUsers}.inspector`);
  const data = { explanation: '入户情况与档案一致' };
  await stage.does(
    inspector,
    file,
    { command: 'FIND_IN_ORDER', data },
    text('抽查结论：无误', 'closes the sampling: nothing found'),
  );
}

/** Two of the county visit the home and sign. */
export async function countyVisits(stage: Stage, { countyUsers }: Place, file: CaseFile): Promise<void> {
  const data = { visitedOn: stage.clock.today, finding: 'CONSISTENT', familyMemberSigned: true };
  for (const desk of ['reviewer1', 'reviewer2']) {
    const reviewer = await stage.cast.person(`${countyUsers}.${desk}`);
    const says = text('县级入户调查，签字：与上报材料一致', 'visits the home for the county and signs: as reported');
    await stage.does(reviewer, file, { command: 'RECORD_COUNTY_VISIT', data }, says);
  }
}

/** The last letter of a kind, as it is printed for the family. */
export async function letterArrives(stage: Stage, { townUsers }: Place, file: CaseFile, kind: string): Promise<void> {
  const { client } = await stage.cast.person(`${townUsers}.handler1`);
  const letters = await client.get<LetterView[]>(`${file.path}/letters`);
  const letter = letters.findLast((one) => one.kind === kind);
  if (!letter) throw new StoryStopped(text(`没有出具文书 ${kind}。`, `The letter "${kind}" was not issued.`));
  const printed = await client.get<string>(`${file.path}/letters/${letter.id}`);
  const title = letter.title ?? { zh: kind, en: kind };
  stage.teller.step(stage.clock.today, SERVICE, text(`出具《${title.zh}》`, `issues the letter “${title.en}”`), null);
  stage.teller.paper(
    printed
      .trimEnd()
      .split('\n')
      .filter((line) => line !== ''),
  );
}

const notFiled = ({ number }: CaseFile): StoryStopped =>
  new StoryStopped({
    zh: `案件 ${number} 的决定没有报县备案。`,
    en: `The decision of case ${number} was not filed with the county.`,
  });
