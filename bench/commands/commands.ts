import { drive, median, type Measured } from '../load.js';
import type { Options } from '../options.js';
import { form } from '../stand/form.js';
import { profiled } from '../stand/profile.js';
import type { Server } from '../stand/server.js';
import { startService, type Service } from '../stand/service.js';
import type { CaseId, Stand } from '../stand/stand.js';
import { bareWay } from './bare.js';
import { dbosWay } from './dbos.js';
import { inProcessWay } from './in-process.js';
import { overHttpWay } from './over-http.js';
import type { Way } from './way.js';

export interface CommandFigures {
  inFlight: number;
  formBytes: number;
  rounds: Record<string, Measured[]>;
  medians: Record<string, Measured>;
  ratios: { bToA: number; cToA: number; cToD: number };
  /** Of the service process, in MB. */
  memory: { start: number; peak: number; after: number } | null;
}

const IN_FLIGHT = 32;
const CASES = 1_024;
const WARM_UP_SECONDS = 5;
export const TOWNSHIP = { village: '421222104201', handler: 'shadui.handler1' };
/** Another county's: see {@link bareWay}. */
const BARE_VILLAGE = '421202104201';

/** The four ways take turns, round after round: a machine that gets slower or busier does so for all of them. */
export async function measureCommands(
  server: Server,
  stand: Stand,
  options: Options,
  report: (line: string) => void,
): Promise<CommandFigures> {
  const service = await startService(stand, options.profile ? ['--cpu-prof', '--cpu-prof-dir=bench/results'] : []);
  const ways: Way[] = [];
  try {
    await waysOf(server, stand, service, ways);
    for (const way of ways) await turn(way, WARM_UP_SECONDS);
    const start = service.memory();
    const rounds: Record<string, Measured[]> = {};
    for (let round = 1; round <= options.rounds; round += 1) {
      for (const way of ways) {
        const measured = await turn(way, options.seconds, options.profile && way.name === 'B');
        (rounds[way.name] ??= []).push(measured);
        report(`round ${round} ${way.name}: ${line(measured)} (${way.what})`);
      }
    }
    return figures(rounds, start?.now, service);
  } finally {
    for (const way of ways) await way.close?.();
    await service.stop();
  }
}

async function waysOf(server: Server, stand: Stand, service: Service, ways: Way[]): Promise<void> {
  const principal = await stand.signIn(TOWNSHIP.handler);
  const cases = await stand.openCases(2 * CASES, TOWNSHIP.village);
  const bare: CaseId[] = await stand.openCases(CASES, BARE_VILLAGE);
  const inProcess = inProcessWay(stand, principal, cases.slice(0, CASES), IN_FLIGHT);
  await inProcess.step(0); // the bare way needs an event to take as a sample
  ways.push(await bareWay(stand, bare, IN_FLIGHT), inProcess);
  ways.push(await overHttpWay(service, TOWNSHIP.handler, cases.slice(CASES), IN_FLIGHT));
  ways.push(dbosWay(await server.createDatabase('bench_dbos'), IN_FLIGHT));
}

async function turn(way: Way, seconds: number, isProfiled = false): Promise<Measured> {
  await way.begin?.();
  const run = () => drive(IN_FLIGHT, seconds, (slot) => way.step(slot));
  const measured = await (isProfiled ? profiled('executor', run) : run());
  await way.end?.();
  return measured;
}

function figures(rounds: Record<string, Measured[]>, start: number | undefined, service: Service): CommandFigures {
  const medians = Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, median(all)]));
  const rate = (name: string): number => medians[name]?.perSecond ?? NaN;
  const memory = service.memory();
  return {
    inFlight: IN_FLIGHT,
    formBytes: Buffer.byteLength(JSON.stringify(form)),
    rounds,
    medians,
    ratios: { bToA: rate('B') / rate('A'), cToA: rate('C') / rate('A'), cToD: rate('C') / rate('D') },
    memory: memory && start !== undefined ? { start, peak: memory.peak, after: memory.now } : null,
  };
}

const line = ({ perSecond, p50, p99 }: Measured): string =>
  `${Math.round(perSecond)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
