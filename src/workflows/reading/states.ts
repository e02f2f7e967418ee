import { officeTitle } from '../../directory/index.js';
import { initialPaths, lineage, type By, type StateNodes, type TaskMeta, type Text } from '../../engine/index.js';
import { roleTitle } from '../../cases/role-titles.js';
import { anyOf, listed, named, quoted, say } from './words.js';

/** The title of a state; of one that only holds others, that of the state it begins with, or of the nearest around it. */
export function stateTitle(nodes: StateNodes, path: string): Text {
  if (path === '') return say('案件', 'the case');
  const around = [...lineage(nodes, path)].map((node) => node.path);
  for (const one of [...initialPaths(nodes, path), ...around]) {
    const { title, task } = nodes.get(one)?.meta ?? {};
    const called = title ?? task?.title;
    if (called) return called;
  }
  return named(path);
}

/** The title of a state in a list of all of them: one that only holds others is called what a citizen is told there. */
export function listTitle(nodes: StateNodes, path: string): Text {
  const { title, task, public: told } = nodes.get(path)?.meta ?? {};
  return title ?? task?.title ?? told ?? stateTitle(nodes, path);
}

/** Who does the work of a state, and who must not. */
export function taskText(nodes: StateNodes, task: TaskMeta): Text {
  const office = officeTitle(task.office);
  const role = roleTitle(task.role);
  const parts = [
    say(`由${office.zh}的${role.zh}办理`, `done by the ${role.en} of the ${office.en}`.replace('the the', 'the')),
  ];
  const { each, join = 'all', minActors, distinctFrom = [], notRelatedTo } = task;
  if (each !== undefined) parts.push(eachText(each, join));
  if (minActors !== undefined) parts.push(say(`至少 ${minActors} 人`, `by at least ${minActors} people`));
  if (distinctFrom.length > 0) {
    const states = listed([...new Map(distinctFrom.map((path) => titleByReference(nodes, path))).values()]);
    parts.push(say(`办理过${states.zh}的人员不得办理`, `not by anybody who acted in ${states.en}`));
  }
  if (notRelatedTo) parts.push(say('与该家庭有近亲属关系的人员应当回避', 'not by a near relative of the household'));
  return listed(parts, '；', '; ');
}

/** Two states of one title are named once. */
function titleByReference(nodes: StateNodes, reference: string): [string, Text] {
  const path = nodes.has(reference) ? reference : [...nodes.keys()].find((one) => one.endsWith(`.${reference}`));
  const title = quoted(path === undefined ? named(reference) : stateTitle(nodes, path));
  return [title.zh, title];
}

const JOINS: Readonly<Record<string, Text>> = {
  all: say('全部答复', 'all of them answer'),
  any: say('任一答复即可', 'one answer is enough'),
  ordered: say('依次全部答复', 'all of them answer, one after the other'),
};

function eachText(each: number | string, join: number | string): Text {
  const how = JOINS[String(join)] ?? say(`须有 ${join} 答复`, `${join} of them answer`);
  if (typeof each === 'number') return say(`共 ${each} 份，${how.zh}`, `asked ${each} times, ${how.en}`);
  return say(`分别征询名单（${each}）所列各方，${how.zh}`, `asked of everybody on the list ${each}, ${how.en}`);
}

const SENDERS: Readonly<Record<string, Text>> = {
  public: say('任何人', 'anybody'),
  applicant: say('申请人（由窗口录入）', 'the applicant, through the window'),
  case: say('关联案件', 'a linked case'),
};

/** Who may take a step. @param task of the state it belongs to, where it says nothing of its own */
export function senderText(by: readonly By[], task: TaskMeta | undefined): Text {
  return anyOf(
    by.map((way) => {
      if (typeof way === 'object') return seatText(way);
      if (way === 'task') return task ? seatText(task) : say('承办人', 'whoever holds the task');
      return SENDERS[way] ?? named(way);
    }),
  );
}

function seatText({ office, role }: { office: string; role: string }): Text {
  const where = officeTitle(office);
  const who = roleTitle(role);
  return say(`${where.zh}的${who.zh}`, `the ${who.en} of the ${where.en}`.replace('the the', 'the'));
}
