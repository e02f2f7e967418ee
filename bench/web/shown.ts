import type { Page } from 'playwright-core';
import { read } from './visitor.js';

/** What the replay page shows of a moment, in the words of its Chinese screen. */
export interface Shown {
  /** Paths of the states marked as active. */
  active: string[];
  tasks: string[];
  /** Running time limits by the state they are of. */
  limits: string[];
  data: string[];
}

/** In the page: the states of the diagram, and the lines of the panel "the case then" below each of its headings. */
export function readShown(): Shown {
  const panel = document.querySelector('.replay-panel [role=tabpanel]:not([aria-hidden=true])');
  const below: Record<string, string[]> = {};
  let lines: string[] = [];
  for (const element of panel?.querySelectorAll('h3, li') ?? []) {
    if (element.tagName === 'H3') below[element.textContent] = lines = [];
    else lines.push(element.textContent);
  }
  const [tasks = [], limits = [], data = []] = Object.values(below);
  const active = [...document.querySelectorAll('.replay-diagram g.state.active')].map(
    (state) => state.getAttribute('data-state') ?? '',
  );
  return {
    active: active.sort(),
    tasks: tasks.sort(),
    limits: limits.map((line) => line.split('，')[0] ?? '').sort(),
    data: data.sort(),
  };
}

type Value = string | { [state: string]: Value };

interface Answer {
  event: { definition: string };
  moment: {
    value: Value;
    context: Record<string, unknown>;
    tasks: { state: string; office: string; role: string }[];
    clocks: { state: string; fired?: boolean }[];
  };
}

interface Names {
  offices: { code: string; title: { zh: string } }[];
  roles: { code: string; title: { zh: string } }[];
}

/** The same moment as the service replays it, in the same words. */
export async function expectedAt(page: Page, path: string, seq: number): Promise<Shown> {
  const { moment } = await read<Answer>(page, `${path}/at/${seq}`);
  const { offices, roles, titles } = await namesOf(page, path);
  const titleOf = (state: string): string => titles.get(state) ?? state;
  return {
    active: pathsOf(moment.value).sort(),
    tasks: moment.tasks
      .map(({ state, office, role }) => `${titleOf(state)}：${offices.get(office)} · ${roles.get(role)}`)
      .sort(),
    limits: moment.clocks
      .filter(({ fired }) => fired !== true)
      .map(({ state }) => titleOf(state))
      .sort(),
    data: Object.entries(moment.context)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}：${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
      .sort(),
  };
}

const known = new Map<string, ReturnType<typeof readNames>>();
const namesOf = (page: Page, path: string): ReturnType<typeof readNames> => {
  const names = known.get(path) ?? readNames(page, path);
  known.set(path, names);
  return names;
};

async function readNames(page: Page, path: string) {
  const { definitions, ...named } = await read<Names & { definitions: { digest: string }[] }>(page, `${path}/replay`);
  const { nodes } = await read<{ nodes: { id: string; label: string[] }[] }>(
    page,
    `/api/definitions/${definitions[0]?.digest}/diagram`,
  );
  const titled = (all: Names['offices']): Map<string, string> =>
    new Map(all.map(({ code, title }) => [code, title.zh]));
  return {
    offices: titled(named.offices),
    roles: titled(named.roles),
    titles: new Map(nodes.map(({ id, label }) => [id, label.join('')])),
  };
}

/** The states of an XState value, those they lie in included. */
function pathsOf(value: Value, above = ''): string[] {
  if (typeof value === 'string') return [`${above}${value}`];
  return Object.entries(value).flatMap(([state, inside]) => [
    `${above}${state}`,
    ...pathsOf(inside, `${above}${state}.`),
  ]);
}
