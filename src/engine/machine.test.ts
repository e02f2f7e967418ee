import { createMachine, initialTransition, transition } from 'xstate';
import { runInitial, runTransition } from './machine.js';
import type { StateValue } from './state.js';

const machine = createMachine({
  id: 'case',
  context: ({ input }) => input as object,
  initial: 'a',
  entry: { type: 'entered' },
  states: {
    a: {
      initial: 'x',
      on: { OUT: 'b' },
      states: { x: { on: { NEXT: { target: 'y', actions: { type: 'moved' } } } }, y: {}, back: { type: 'history' } },
    },
    b: {
      type: 'parallel',
      on: { BACK: 'a.back' },
      onDone: 'done',
      states: {
        left: { initial: 'open', states: { open: { on: { LEFT: 'shut' } }, shut: { type: 'final' } } },
        right: { initial: 'open', states: { open: { on: { RIGHT: 'shut' } }, shut: { type: 'final' } } },
      },
    },
    done: { type: 'final' },
  },
});

describe('running a machine without an actor of its own', () => {
  it('gives what XState itself gives, step by step, through history and parallel states', () => {
    let [theirs, theirActions] = initialTransition(machine, { n: 1 });
    const [first, ourActions] = runInitial(machine, { n: 1 });
    expect(first.value).toEqual(theirs.value);
    expect(ourActions.map(({ type }) => type)).toEqual(theirActions.map(({ type }) => type));
    for (const type of ['NEXT', 'OUT', 'BACK', 'IGNORED', 'OUT', 'LEFT', 'RIGHT']) {
      const history = Object.fromEntries(
        Object.entries(theirs.historyValue as Record<string, { id: string }[]>).map(([id, nodes]) => [
          id,
          nodes.map((node) => node.id),
        ]),
      );
      const [ours, actions] = runTransition(
        machine,
        { value: theirs.value as StateValue, context: theirs.context, history },
        type,
      );
      [theirs, theirActions] = transition(machine, theirs, { type });
      expect([type, ours.value, ours.status]).toEqual([type, theirs.value, theirs.status]);
      expect(actions.map((action) => action.type)).toEqual(theirActions.map((action) => action.type));
    }
    expect(theirs.status).toBe('done');
  });
});
