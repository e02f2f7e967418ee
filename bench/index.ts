// npm run bench [-- commands|replay|reads|web|all]: see docs/performance.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { measureCommands } from './commands/commands.js';
import { readOptions, type Options } from './options.js';
import { measureReads } from './reads/reads.js';
import { measureReplay } from './replay/replay.js';
import { table, type Figures } from './report.js';
import { RESULTS } from './stand/profile.js';
import { startServer, type Server } from './stand/server.js';
import { openStand, type Stand } from './stand/stand.js';
import { measureWeb } from './web/web.js';

const started = performance.now();

try {
  const options = readOptions(process.argv.slice(2));
  const server = await startServer();
  try {
    const figures = await measure(server, options);
    const file = save(figures, options);
    console.log(`\n${table(figures)}\n\n${file}`);
  } finally {
    await server.stop();
  }
  process.exit(0); // a peer's timers would keep us
} catch (error) {
  console.error(error);
  process.exit(1);
}

async function measure(server: Server, options: Options): Promise<Figures> {
  const before = load();
  const { sections } = options;
  const figures: Figures = {
    at: new Date().toISOString(),
    machine: machineOf(server),
    load: { before, after: before },
  };
  if (sections.includes('commands') || sections.includes('replay')) {
    await onStand(server, 'bench_commands', async (stand) => {
      if (sections.includes('commands')) figures.commands = await measureCommands(server, stand, options, report);
      if (sections.includes('replay')) figures.replay = await measureReplay(stand, report);
    });
  }
  if (sections.includes('reads')) {
    await onStand(server, 'bench_reads', async (stand) => {
      figures.reads = await measureReads(stand, options, report);
    });
  }
  if (sections.includes('web')) {
    await onStand(server, 'bench_web', async (stand) => {
      figures.web = await measureWeb(stand, options, report);
    });
  }
  figures.load.after = load();
  return figures;
}

async function onStand(server: Server, name: string, work: (stand: Stand) => Promise<void>): Promise<void> {
  report(`a database with the demonstration: ${name}`);
  const stand = await openStand(server, name);
  try {
    await work(stand);
  } finally {
    await stand.close();
  }
}

function machineOf({ version, fsync }: Server): Figures['machine'] {
  const [first] = cpus();
  const memoryMb = Math.round(totalmem() / 2 ** 20);
  return {
    processors: cpus().length,
    model: first?.model ?? '',
    memoryMb,
    node: process.version,
    postgres: version,
    fsync,
  };
}

function save(figures: Figures, { json }: Options): string {
  const file = json === undefined ? join(RESULTS, `${figures.at.replace(/[:.]/g, '-')}.json`) : resolve(json);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  return file;
}

function load(): number {
  return loadavg()[0] ?? NaN;
}

function report(line: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
}
