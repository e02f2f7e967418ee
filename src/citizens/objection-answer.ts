import { dateOf } from '../calendar/index.js';
import { lineage, type CompiledDefinition, type EventBody, type Text, type Transition } from '../engine/index.js';
import { transitionsTaken } from '../publicity/index.js';

/** What became of an objection, as far as whoever raised it may know: how it was taken up, and that it has been concluded. */
export interface ObjectionAnswer {
  text: Text;
  /** Day since when, YYYY-MM-DD. */
  since: string;
  concluded: boolean;
}

const RECEIVED: Text = {
  zh: '您的异议已登记，等待核查',
  en: 'Your objection has been recorded and waits to be examined',
};
const POSTED_AGAIN: Text = {
  zh: '异议已核查，结果已重新公示',
  en: 'Your objection has been examined, and the matter is posted in the village again',
};
const ANNOUNCED: Text = {
  zh: '异议已核查并作出决定，结果在村（社区）公布',
  en: 'Your objection has been examined and a decision taken; the result is announced in the village',
};
const DECIDED: Text = {
  zh: '异议已核查并作出决定；该决定依法不公布，实名提出的由经办机构书面答复',
  en: 'Your objection has been examined and a decision taken. It is not one that is published; the office answers in writing whoever gave a name',
};
const CLOSED: Text = {
  zh: '异议已核查，该事项已办结',
  en: 'Your objection has been examined, and the matter is closed',
};

/**
 * Reads the answer from the history after an objection. Titles are told of how it was taken up only; what follows is the
 * household's business until it is published.
 *
 * @param events of the case from the objection on
 */
export function answerTo(compiled: CompiledDefinition, events: readonly EventBody[], closed: boolean): ObjectionAnswer {
  const [objection, ...later] = events;
  let answer: ObjectionAnswer = { text: RECEIVED, since: dayOf(objection), concluded: false };
  const raised = objection && transitionsTaken(compiled, objection)[0]?.targets;
  for (const event of later) {
    const ways = transitionsTaken(compiled, event);
    const outcome = conclusionOf(event, ways);
    if (outcome) return { text: outcome, since: dayOf(event), concluded: true };
    const way = ways.find(({ source, meta }) => meta.title && isWithin(compiled, source, raised ?? []));
    const title = way?.meta.title;
    if (title && answer.text === RECEIVED) answer = { text: takenUp(title), since: dayOf(event), concluded: false };
  }
  return closed ? { text: CLOSED, since: dayOf(events.at(-1)), concluded: true } : answer;
}

function conclusionOf({ effects }: EventBody, ways: readonly Transition[]): Text | null {
  if (effects.includes('announce')) return ANNOUNCED;
  if (ways.some(({ meta }) => meta.decides === true)) return DECIDED;
  return effects.includes('publish') ? POSTED_AGAIN : null;
}

const takenUp = ({ zh, en }: Text): Text => ({
  zh: `正在核查您的异议，已采取的措施：${zh}`,
  en: `Your objection is being examined; what has been done: ${en}`,
});

const isWithin = ({ nodes }: CompiledDefinition, source: string, states: readonly string[]): boolean =>
  [...lineage(nodes, source)].some(({ path }) => states.includes(path));

const dayOf = (event: EventBody | undefined): string => dateOf(event?.at ?? '');
