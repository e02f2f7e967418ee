type Node = Record<string, unknown>;

interface Transition {
  meta?: { form?: string };
}

/**
 * The form that an event answered, from its definition: the transition it took says which; for one that took none, the first
 * of that name that asks for a form.
 *
 * @param took transitions by id, `<state>:<command>#<index>`
 */
export function formOf(definition: Node, type: string, took: readonly string[]): Node | null {
  const {
    machine,
    forms = {},
    opening,
  } = definition as {
    machine: Node;
    forms?: Record<string, Node>;
    opening?: { form?: string };
  };
  const own = took.flatMap((id) => {
    const [, path = '', command = '', index = '0'] = /^([^:]*):(.+)#(\d+)$/.exec(id) ?? [];
    return command === type
      ? transitionsOf(stateAt(machine, path), command).slice(Number(index), Number(index) + 1)
      : [];
  });
  const name = [...own, ...everywhere(machine, type)].map(({ meta }) => meta?.form).find(Boolean);
  const found = name ?? (took.some((id) => id.includes(`:${type}#`)) ? undefined : opening?.form);
  return forms[found ?? ''] ?? null;
}

const statesOf = (state: Node | undefined): Record<string, Node> => (state?.['states'] ?? {}) as Record<string, Node>;

function stateAt(machine: Node, path: string): Node | undefined {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<Node | undefined>((state, name) => statesOf(state)[name], machine);
}

const transitionsOf = (state: Node | undefined, command: string): Transition[] =>
  [((state?.['on'] ?? {}) as Record<string, Transition | Transition[]>)[command] ?? []].flat();

function everywhere(state: Node, command: string): Transition[] {
  return [
    ...transitionsOf(state, command),
    ...Object.values(statesOf(state)).flatMap((below) => everywhere(below, command)),
  ];
}
