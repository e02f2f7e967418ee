import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { answers } from '../../src/shared/in-process.js';

export type Task = 'tell' | 'throw' | 'leave' | 'devour' | { neverButWriteTo: string };

const devoured: number[][] = [];

answers((task: Task) => {
  switch (task) {
    case 'tell':
      return { pid: process.pid, environment: Object.keys(process.env), priority: getPriority() };
    case 'throw':
      throw new Error('of its own');
    case 'leave':
      process.exit(7);
    case 'devour':
      for (;;) devoured.push(Array<number>(1_000_000).fill(devoured.length));
    default:
      writeFileSync(task.neverButWriteTo, `${process.pid}`);
      for (;;);
  }
});
