import type { CaseFile } from '../case-file.js';
import type { Place } from '../places.js';
import type { Stage } from '../stage.js';
import { text } from '../text.js';

/** Two thirds are villagers' representatives; a few do not know the household well enough to say. */
const CAPACITIES = [
  'REPRESENTATIVE',
  'REPRESENTATIVE',
  'COMMITTEE',
  'REPRESENTATIVE',
  'REPRESENTATIVE',
  'PARTY_MEMBER',
];

/** The village judges whether the findings are true; its assistant records each member's word. */
export async function villageAppraises(stage: Stage, place: Place, file: CaseFile): Promise<void> {
  const assistant = await stage.cast.person(place.assistant);
  const tasks = await stage.tasksFor(assistant, file, 'VOTE');
  for (const [voter, task] of tasks.entries()) {
    const data = {
      capacity: CAPACITIES[voter % CAPACITIES.length],
      finding: voter % 7 === 6 ? 'UNCLEAR' : 'TRUTHFUL',
    };
    await stage.answers(assistant, file, task, { command: 'VOTE', data });
  }
  const voters = tasks.length;
  const unclear = Math.floor(voters / 7);
  await stage.tells(
    assistant,
    file,
    text(
      `记录民主评议：到会 ${voters} 人，${voters - unclear} 人认为调查属实，${unclear} 人不清楚`,
      `records the village’s appraisal: ${voters} present, ${voters - unclear} find the findings true, ${unclear} cannot say`,
    ),
  );
  const handler = await stage.cast.person(`${place.townUsers}.handler2`);
  await stage.does(
    handler,
    file,
    { command: 'CONCLUDE', data: { heldOn: stage.clock.today, minutesSigned: true } },
    text('三分之二以上认为属实，评议结论成立', 'concludes: more than two thirds found the findings true'),
  );
}
