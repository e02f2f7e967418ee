import type { NoticeView, Progress } from '../answers.js';
import type { CaseFile } from '../case-file.js';
import { extra } from '../cast.js';
import { StoryStopped } from '../faults.js';
import type { Place } from '../places.js';
import type { Stage } from '../stage.js';
import { listed, quoted, text } from '../text.js';

const APPLICANT = extra('申请人（查询进度）', 'The applicant (asking for progress)');

/** Anybody with number and code sees where the matter stands, and nothing besides. */
export async function asks({ citizen, teller, clock }: Stage, { receipt }: CaseFile): Promise<void> {
  const { number, queryCode: code } = receipt;
  const { progress, since, promisedOn, remainingWorkingDays } = await citizen.post<Progress>('/public/progress', {
    number,
    code,
  });
  const { zh, en } = listed(progress.map(quoted));
  const promise =
    promisedOn === null
      ? null
      : text(
          `承诺 ${promisedOn} 前办结，还有 ${remainingWorkingDays} 个工作日`,
          `promised by ${promisedOn}, ${remainingWorkingDays} working days left`,
        );
  teller.step(
    clock.today,
    APPLICANT,
    text(`凭编号和查询码看到${zh}（自 ${since}）`, `reads with number and code: ${en} (since ${since})`),
    promise,
  );
}

/** The notice of an applicant as the village reads it, without signing in. */
export async function readsNotice(
  stage: Stage,
  { village, name }: Place,
  applicant: string,
  kind: string,
): Promise<NoticeView> {
  const { citizen, teller, clock } = stage;
  const { items } = await citizen.get<{ items: NoticeView[] }>(`/public/notices?division=${village}`);
  const notice = items.find((one) => one.kind === kind && one.values['applicantName'] === applicant);
  if (!notice) throw noNotice(kind);
  const fields = Object.keys(notice.values).join(', ');
  teller.step(
    clock.today,
    extra(`${name.zh}村民`, `A villager of ${name.en}`),
    text(
      `在公开网页上看到${notice.title.zh}，只有这些内容`,
      `reads the public notice; these fields and no others: ${fields}`,
    ),
    null,
  );
  teller.paper(
    notice.text
      .trimEnd()
      .split('\n')
      .filter((line) => line !== ''),
  );
  return notice;
}

const noNotice = (kind: string): StoryStopped =>
  new StoryStopped({ zh: `村里没有看到公示（${kind}）。`, en: `The notice "${kind}" does not hang in the village.` });
