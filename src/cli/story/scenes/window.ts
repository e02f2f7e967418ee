import type { Receipt } from '../answers.js';
import { CaseFile } from '../case-file.js';
import { extra, type Person } from '../cast.js';
import { Refused, StoryStopped } from '../faults.js';
import { membersOf, type Family } from '../../../directory/seed/families.js';
import { pdf, png } from '../papers.js';
import type { Place } from '../places.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';

interface Visit {
  place: Place;
  family: Family;
  variant: 'urban' | 'rural';
}

/** What the window has in hand before it submits the application. */
interface Prepared extends Visit {
  clerk: Person;
  members: ReturnType<typeof membersOf>;
  /** Ids of the uploaded papers. */
  documents: string[];
}

/** A family walks up to the window of its township and leaves with a receipt. */
export async function applies(
  stage: Stage,
  visit: Visit,
  hitches: { forgottenSignature?: boolean } = {},
): Promise<CaseFile> {
  const { place, family } = visit;
  const { teller, clock, cast, run } = stage;
  const who = extra(family.who.zh, family.who.en);
  teller.step(
    clock.today,
    who,
    text(
      `来到镇里的受理窗口申请低保，家住${place.name.zh}`,
      `come to the town’s window; they live in ${place.name.en}`,
    ),
    null,
  );
  const clerk = await cast.person(`${place.townUsers}.clerk`);
  const members = membersOf(family, Number(clock.today.slice(0, 4)), run);
  await searches(stage, clerk, members);
  const prepared = { ...visit, clerk, members, documents: await uploads(stage, clerk) };
  const adults = family.members.flatMap(({ age }, place) => (age >= 18 ? [place] : []));
  if (hitches.forgottenSignature) await isReminded(stage, prepared, adults.slice(0, 1));
  return submits(stage, prepared, adults);
}

/** Nobody is helped twice: each member is looked up, wherever they might be in a case or paid. */
async function searches({ teller, clock }: Stage, clerk: Person, members: Prepared['members']): Promise<void> {
  for (const { idNumber } of members) {
    const { involvements } = await clerk.client.post<{ involvements: unknown[] }>('/persons/search', {
      idNumber,
      reason: '受理前查重',
    });
    if (involvements.length > 0) throw namesake();
  }
  const count = members.length;
  teller.step(
    clock.today,
    clerk,
    text(
      `查重，${count} 名家庭成员均无在办案件、未领取待遇（查询已留痕）`,
      `looks for duplicates: none of the ${count} is in a case or paid anywhere (the search is on record)`,
    ),
    null,
  );
}

async function uploads({ teller, clock }: Stage, clerk: Person): Promise<string[]> {
  const papers = [pdf('户口簿.pdf', 'Household book (demonstration)'), png('核对授权书.png')];
  const names = papers.map(({ name, bytes }) => `${name} (${bytes.length} B)`);
  const ids: string[] = [];
  for (const paper of papers) ids.push((await clerk.client.upload<{ id: string }>('/documents', paper)).id);
  teller.step(
    clock.today,
    clerk,
    text(`上传材料：${names.join('、')}`, `uploads the papers: ${names.join(', ')}`),
    null,
  );
  return ids;
}

async function isReminded({ teller, clock }: Stage, prepared: Prepared, signers: number[]): Promise<void> {
  try {
    await prepared.clerk.client.post('/applications', applicationOf(prepared, signers, clock.today));
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'authorisation-missing') throw error;
    teller.refused(
      clock.today,
      prepared.clerk,
      text('提交申请，漏了一名成年成员的授权签字', 'submits the application with one adult’s signature missing'),
      error,
    );
    return;
  }
  throw new StoryStopped(
    text('缺少成年成员授权的申请竟被接受。', 'An application without an adult’s authorisation was accepted.'),
  );
}

async function submits({ teller, clock, cast }: Stage, prepared: Prepared, signers: number[]): Promise<CaseFile> {
  const { clerk, place, family } = prepared;
  const receipt = await clerk.client.post<Receipt>('/applications', applicationOf(prepared, signers, clock.today));
  const file = new CaseFile(receipt, await cast.person(`${place.countyUsers}.auditor`));
  const adults = signers.length;
  const promise = receipt.promisedOn ?? '各步骤另有期限，本规程未定总时限 no total in these rules';
  const says = text(
    `提交申请，${adults} 名成年成员均已签署核对授权；出具回执`,
    `submits the application, signed by every adult (${adults}), and hands out the receipt`,
  );
  teller.step(clock.today, clerk, says, await file.followed());
  teller.paper([
    `受理编号 No.   ${receipt.number}`,
    `申请人 Name    ${family.members[0].name}`,
    `事项 Matter    ${receipt.title.zh}（${receipt.law}）`,
    `承诺办结 By    ${promise}`,
    `查询码 Code    ${receipt.queryCode}（只在此处出现一次 shown this once）`,
  ]);
  return file;
}

const applicationOf = ({ place, family, variant, members, documents }: Prepared, signers: number[], today: string) => ({
  procedure: 'dibao',
  division: place.village,
  applicant: 0,
  members,
  authorisations: signers.map((member) => ({ member, signed: true, at: today, document: documents.at(-1) })),
  form: { variant, channel: 'window', appliesAs: 'household', situation: family.situation },
  documents,
});

/** The papers are complete, so they are accepted on the spot; from here the law's time runs. */
export async function accepts(stage: Stage, { townUsers }: Place, file: CaseFile): Promise<void> {
  await stage.does(
    await stage.cast.person(`${townUsers}.clerk`),
    file,
    {
      command: 'ACCEPT',
      data: { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false },
    },
    text('材料齐备，当场受理', 'finds the papers complete and accepts the application on the spot'),
  );
}

const namesake = (): StoryStopped =>
  new StoryStopped({
    zh: '这次随机生成的身份证号恰好与以前的人相同，请再运行一次。',
    en: 'The citizen numbers made up for this run happen to be somebody else’s from an earlier one; run it again.',
  });
