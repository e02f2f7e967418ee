import type { CaseFile } from '../case-file.js';
import { workdayFrom, type Day } from '../dates.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';

/** The clock jumps; what fell due meanwhile falls due, and waits for somebody. */
export async function yearsPass(stage: Stage, files: readonly CaseFile[], to: Day): Promise<void> {
  const { teller, clock } = stage;
  const waiting = await Promise.all(
    files.map(async (file) => ({
      file,
      review: (await file.view()).clocks.find(({ period, fired }) => period === 'review' && !fired),
    })),
  );
  teller.heading(text(`时钟从 ${clock.today} 拨到 ${to}`, `The clock moves from ${clock.today} to ${to}`));
  await clock.moveTo(workdayFrom(to));
  for (const { file, review } of waiting) {
    if (!review?.dueOn || review.dueOn >= clock.today) continue;
    await stage.hasFired(file, review);
    await tellsOverdue(stage, file, review.dueOn);
  }
}

async function tellsOverdue({ teller }: Stage, file: CaseFile, dueOn: Day): Promise<void> {
  const { standing, clocks } = await file.view();
  const late = clocks.find(({ period, remaining }) => period === 'reviewing' && remaining.overdue);
  const [zh, en] = late
    ? [`，已逾期 ${late.remaining.count} 个工作日`, `, ${late.remaining.count} working days overdue`]
    : ['', ''];
  teller.note(
    text(
      `案件 ${file.number}：定期核查于 ${dueOn} 到期，现为“${standing[0]?.zh}”${zh}，发放不停`,
      `Case ${file.number}: its review fell due on ${dueOn}; it stands at “${standing[0]?.en}”${en}, and is paid on`,
    ),
  );
}
