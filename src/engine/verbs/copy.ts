import { FactNeeded } from '../errors.js';
import { notPermitted, seatIn } from '../permission.js';
import { inLine, refusal } from './holding.js';
import { REASON, schema, type Verb, type VerbRun } from './verb.js';

/** The most offices that may read along. */
const MOST = 50;

/** 抄送: offices named may read the case from now on. They may do nothing with it. */
export const copy: Verb = {
  type: 'CASE.COPY',
  name: 'copy',
  of: 'case',
  title: { zh: '抄送', en: 'Copy to' },
  schema: schema(
    {
      offices: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        items: { type: 'string', maxLength: 60 },
      },
      reason: REASON,
    },
    ['offices', 'reason'],
  ),
  permit({ state, actor, compiled }) {
    const open = Object.values(state.tasks).filter((task) => seatIn(actor.seats, task.office, task.role));
    if (open.length === 0)
      throw notPermitted({ zh: '可办理本案待办任务的人员', en: 'whoever may work on an open task of this case' });
    const task = open.find(({ state: at }) => !compiled.nodes.get(at)?.meta.task?.forbid?.includes('copy'));
    const seat = task && seatIn(actor.seats, task.office, task.role);
    if (seat) return { capacity: { kind: 'user', user: actor.user, ...seat }, unclaimed: true };
    throw refusal('verb-forbidden', 'The procedure allows no copies here.', '该事项规定此环节不得抄送。', {
      verb: 'copy',
    });
  },
  apply(run) {
    const { offices } = run.command.data as { offices: string[] };
    const { copies = {} } = run.state;
    const known = knownOffices(run, offices);
    const unsuitable = offices.filter((office) => !known.includes(office) || !inLine(run, office));
    if (unsuitable.length > 0 || Object.keys(copies).length + offices.length > MOST) {
      throw refusal(
        'office-unsuitable',
        `Copies go to offices of this county or above it, ${MOST} at most; not to ${unsuitable.join(', ') || 'so many'}.`,
        `只能抄送本县及以上机构，最多 ${MOST} 个；不能抄送：${unsuitable.join('、') || '数量过多'}。`,
        { offices: unsuitable },
      );
    }
    const added = offices.filter((office) => !Object.hasOwn(copies, office));
    const more = Object.fromEntries(added.map((office) => [office, run.scope.seq]));
    return { state: { ...run.state, copies: { ...copies, ...more } }, copies: added };
  },
};

function knownOffices({ scope }: VerbRun, codes: string[]): string[] {
  const known = scope.facts['verb.offices'];
  if (known === undefined) throw new FactNeeded('verb.offices', { kind: 'offices', codes });
  return known as string[];
}
