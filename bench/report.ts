import type { CommandFigures } from './commands/commands.js';
import type { Measured } from './load.js';
import type { ReadFigures } from './reads/reads.js';
import type { ReplayFigures } from './replay/replay.js';
import type { Quantiles } from './web/quantiles.js';
import type { Size } from './web/sizes.js';
import type { WebFigures } from './web/web.js';

export interface Figures {
  at: string;
  machine: { processors: number; model: string; memoryMb: number; node: string; postgres: string; fsync: string };
  /** Load average over a minute, before and after. Above the number of processors, somebody else was working too. */
  load: { before: number; after: number };
  commands?: CommandFigures;
  replay?: ReplayFigures;
  reads?: ReadFigures;
  web?: WebFigures;
}

type Row = [what: string, figure: string, target: string];

/** The figures as a table for a terminal. */
export function table(figures: Figures): string {
  const { commands, replay, reads, web, load } = figures;
  const rows: Row[] = [
    ...(commands ? commandRows(commands) : []),
    ...(replay ? replayRows(replay) : []),
    ...(reads ? readRows(reads) : []),
    ...(web ? webRows(web) : []),
    ['load average before, after', `${load.before.toFixed(1)}, ${load.after.toFixed(1)}`, ''],
  ];
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [first, second] = [width(0), width(1)];
  return rows
    .map(([what, figure, target]) => `${what.padEnd(first)}  ${figure.padEnd(second)}  ${target}`.trimEnd())
    .join('\n');
}

function commandRows({ medians, ratios, memory }: CommandFigures): Row[] {
  const names: Record<string, string> = {
    A: 'A  bare pg loop, no rules',
    B: 'B  executor in process',
    C: 'C  over HTTP, everything on',
    D: 'D  DBOS send/recv, no rows of ours',
  };
  return [
    ...Object.entries(medians).map(([name, measured]): Row => [names[name] ?? name, rate(measured), '']),
    ['B / A', ratios.bToA.toFixed(2), judge(ratios.bToA >= 0.45, 'at least 0.45')],
    ['C / A', ratios.cToA.toFixed(2), judge(ratios.cToA >= 0.3, 'at least 0.30')],
    ['C / D', ratios.cToD.toFixed(2), judge(ratios.cToD >= 3, 'at least 3')],
    ['C, p99', `${medians['C']?.p99.toFixed(0)} ms`, judge((medians['C']?.p99 ?? Infinity) <= 120, 'at most 120 ms')],
    ...(memory ? [memoryRow(memory)] : []),
  ];
}

const memoryRow = ({ start, peak, after }: NonNullable<CommandFigures['memory']>): Row => [
  'service, resident: start, peak, after',
  [start, peak, after].map((size) => `${size.toFixed(0)} MB`).join(', '),
  judge(peak <= 300, 'at most 300 MB'),
];

function replayRows({ events, verified, replayed }: ReplayFigures): Row[] {
  const row = (what: string, { perSecond, perProcessorSecond }: typeof verified): Row => [
    what,
    `${Math.round(perSecond)}/s, ${Math.round(perProcessorSecond)} per processor second`,
    judge(perProcessorSecond >= 10_000, 'at least 10000 per core'),
  ];
  return [row(`verification of ${events} events`, verified), row('replay alone', replayed)];
}

function readRows({ sizes }: ReadFigures): Row[] {
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (!small || !large) return [];
  return Object.entries(large.measured).map(([name, measured]) => {
    const before = small === large ? undefined : small.measured[name];
    const ratio = before && measured.p95 / before.p95;
    const times = `p50 ${measured.p50.toFixed(1)} ms, p95 ${measured.p95.toFixed(1)} ms`;
    const grown = ratio === undefined ? '' : `, ${ratio.toFixed(2)} times that with ${small.cases} cases`;
    return [
      `${name} (${large.cases} cases)`,
      times + grown,
      judge(measured.p95 <= 40 && (ratio ?? 1) <= 1.5, 'p95 at most 40 ms and 1.5 times'),
    ];
  });
}

function webRows({ sizes: { firstRoute, diagramPage }, inbox, slider }: WebFigures): Row[] {
  const times = ({ p50, p95, max }: Quantiles): string =>
    `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, max ${max.toFixed(0)} ms`;
  const size = ({ files, gzip, sent }: Size): string =>
    `${kib(gzip)} KiB gzipped (${kib(sent)} KiB as sent) in ${files} files`;
  return [
    ['first route', size(firstRoute), judge(firstRoute.gzip <= 420 * 1024, 'at most 420 KiB')],
    ['diagram page, more', size(diagramPage), judge(diagramPage.gzip <= 15 * 1024, 'at most 15 KiB')],
    [
      `inbox of ${inbox.tasks} tasks, filter to painted (${inbox.clicks} clicks)`,
      times(inbox.list),
      judge(inbox.list.p95 <= 400, 'p95 at most 400 ms'),
    ],
    ['the same to the counts painted', times(inbox.counts), ''],
    [
      `slider, ${slider.events} events, key to painted`,
      times(slider.painted),
      judge(slider.painted.max <= 100, 'every step at most 100 ms'),
    ],
    [
      "steps equal to the service's replay",
      `${slider.equal} of ${slider.events}`,
      judge(slider.equal === slider.events, 'all'),
    ],
  ];
}

const kib = (bytes: number): string => (bytes / 1024).toFixed(1);

const rate = ({ perSecond, p50, p99 }: Measured): string =>
  `${Math.round(perSecond)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;

const judge = (isMet: boolean, target: string): string => `${isMet ? 'met' : 'MISSED'}: ${target}`;
