import type { CaseFile } from '../case-file.js';
import type { Place } from '../places.js';
import type { Stage } from '../stage.js';
import { text, yuan, type Text } from '../text.js';

/** What the family has, and how soon to look again. */
export interface Income {
  householdMonthlyIncomeFen: number;
  reviewClass: 'A' | 'B' | 'C';
}

interface Finding extends Income {
  /** The calculation has been shown before. */
  again?: boolean;
}

/** Somebody who did not visit makes the first review; the service calculates and shows every line of it. */
export async function firstReview(
  stage: Stage,
  { townUsers }: Place,
  file: CaseFile,
  { again = false, ...finding }: Finding,
): Promise<void> {
  const reviewer = await stage.cast.person(`${townUsers}.handler3`);
  const data = { ...finding, propertyWithinRules: true };
  await stage.sends(reviewer, file, { command: 'PROPOSE_GRANT', data });
  const { context } = await file.view();
  const amount = yuan(Number(context['proposedAmount']));
  await stage.tells(
    reviewer,
    file,
    text(
      `审核：家庭月收入 ${yuan(finding.householdMonthlyIncomeFen)} 元，建议每月 ${amount} 元`,
      `makes the first review: income ${yuan(finding.householdMonthlyIncomeFen)} a month, proposes ${amount} yuan a month`,
    ),
  );
  if (!again) await showsCalculation(stage, file, 'PROPOSE_GRANT');
}

/** The stored trace of an amount, line by line as it was calculated; lines that add nothing are left out. */
export async function showsCalculation(stage: Stage, file: CaseFile, event: string): Promise<void> {
  const trace = (await file.lastEvent(event))?.trace ?? [];
  const titles = await rowTitles(file);
  stage.teller.paper(
    trace
      .filter(({ value }) => value !== 0)
      .map(({ name, feel, value }) => {
        const { zh, en } = titles.get(name) ?? text(name, '');
        return `${yuan(Number(value)).padStart(9)}  ${zh} ${en}  ← ${feel}`;
      }),
  );
}

/** The rows of a calculation are titled in the definition that the case is pinned to. */
async function rowTitles(file: CaseFile): Promise<Map<string, Text>> {
  const { definition } = await file.standsUnder();
  const rows = Object.values(definition.calculations ?? {}).flat();
  return new Map(rows.map((row) => [row.name, row]));
}
