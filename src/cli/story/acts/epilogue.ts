import type { HistoryEvent, Verdict } from '../answers.js';
import type { CaseFile } from '../case-file.js';
import { dayOf } from '../dates.js';
import { StoryStopped } from '../faults.js';
import type { Stage } from '../stage.js';
import { listed, text } from '../text.js';

/** The histories prove themselves: every hash, every replay, and one moment looked at again. */
export async function epilogue(stage: Stage, files: readonly CaseFile[]): Promise<void> {
  stage.teller.heading(text('尾声　核验每个案件的历史', 'Epilogue   Every case’s history is verified'));
  const broken: CaseFile[] = [];
  for (const file of files) if (!(await isIntact(stage, file))) broken.push(file);
  if (files[0]) await looksBack(stage, files[0]);
  if (broken.length === 0) {
    const all = files.length;
    stage.teller.verdict(
      true,
      text(`故事讲完，${all} 个案件的历史全部通过核验`, `The end: every history holds (${all} cases)`),
    );
    return;
  }
  const numbers = broken.map(({ number }) => number).join(', ');
  throw new StoryStopped({ zh: `历史未通过核验：${numbers}`, en: `Histories that do not hold: ${numbers}` });
}

const HELD: Record<string, string> = { ok: '无误', broken: '不符', unchecked: '未查' };

async function isIntact({ teller }: Stage, file: CaseFile): Promise<boolean> {
  const verdict = await file.watcher.client.get<Verdict>(`${file.path}/verify`);
  const { ok, events, chain, replay, tasks, deadlines, firstBad } = verdict;
  const held = (found: string): string => HELD[found] ?? found;
  const findings = text(
    `链条${held(chain)}、重放${held(replay)}、任务${held(tasks)}、期限${held(deadlines)}`,
    `chain ${chain}, replay ${replay}, tasks ${tasks}, deadlines ${deadlines}`,
  );
  teller.verdict(
    ok,
    text(
      `${file.number}：${events} 步，${firstBad?.sentence.zh ?? '历史完整无改动，重放与所存一致'}（${findings.zh}）`,
      `${file.number}: ${events} events, ${firstBad?.sentence.en ?? 'the chain is whole and replaying it gives what is stored'} (${findings.en})`,
    ),
  );
  return ok;
}

/** The case as it stood on the day its notice was posted, replayed from its history. */
async function looksBack({ teller }: Stage, file: CaseFile): Promise<void> {
  const posted = (await file.history()).find(({ type }: HistoryEvent) => type === 'PROPOSE_GRANT');
  if (!posted) return;
  const { seq, event, moment, definition } = await file.at(posted.seq);
  const stood = listed(moment?.standing ?? []);
  const amount = Number(moment?.context['proposedAmount']) / 100;
  teller.note(
    text(
      `${file.number} 在第 ${seq} 步（${dayOf(event.at)}，${event.actor.name}）时：处于“${stood.zh}”，拟保障 ${amount.toFixed(2)} 元，规程 ${definition?.procedure}@${definition?.version}`,
      `${file.number} as it stood at event ${seq} (${dayOf(event.at)}, ${event.actor.name}): at “${stood.en}”, ${amount.toFixed(2)} yuan proposed, on ${definition?.procedure}@${definition?.version}`,
    ),
  );
}
