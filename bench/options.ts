import { parseArgs } from 'node:util';

export const sections = ['commands', 'replay', 'reads', 'web'] as const;
export type Section = (typeof sections)[number];

export interface Options {
  sections: readonly Section[];
  /** Length of one measurement. */
  seconds: number;
  /** How often each way of the comparison takes its turn. */
  rounds: number;
  /** Cases in the large filling of the reading measurements; tasks in the inbox of the screens'. */
  cases: number;
  /** Where the figures go as JSON; undefined leaves it to `bench/results/`. */
  json: string | undefined;
  /** Writes CPU profiles of the service and of the executor beside the figures. */
  profile: boolean;
}

const USAGE = `npm run bench [-- commands|replay|reads|web|all] [--seconds 5] [--rounds 3] [--cases 200000] [--json file] [--profile]`;

/** @throws Error with the usage when the arguments cannot be understood */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const options = { seconds: text, rounds: text, cases: text, json: text, profile: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const asked = positionals.filter((name) => name !== 'all');
  const unknown = asked.find((name) => !sections.some((section) => section === name));
  if (unknown !== undefined) throw new Error(`There is no "${unknown}".\n${USAGE}`);
  return {
    sections: asked.length === 0 ? sections : sections.filter((section) => asked.includes(section)),
    seconds: positive('seconds', values.seconds, 5),
    rounds: positive('rounds', values.rounds, 3),
    cases: positive('cases', values.cases, 200_000),
    json: values.json,
    profile: values.profile ?? false,
  };
}

function positive(name: string, value: string | undefined, standard: number): number {
  const number = Number(value ?? standard);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--${name} must be a number above 0, not "${value}".\n${USAGE}`);
}
