import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openCluster, rememberPort, type Cluster } from './embedded-cluster.js';
import { PostgresDidNotStart } from './embedded-errors.js';
import { findPostmaster, freePort, isAlive, lastWords, launch, letGo } from './embedded-process.js';

export interface EmbeddedOptions {
  /** See {@link openCluster}. */
  dataDir?: string;
  /** Fixed port; left out, the port of the last start if it is free. */
  port?: number;
  /** PostgreSQL settings on top of the defaults, e.g. `{ fsync: 'off' }` for throw-away data. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Database `yimen`, signed in as the superuser `postgres`. The same after a restart while the port is free. */
  readonly url: string;
  /** The postmaster. */
  readonly pid: number;
  readonly dataDir: string;
  /** Ends PostgreSQL once its sessions are rolled back and its data flushed, unless another process still uses it. */
  stop(): Promise<void>;
}

interface Server {
  pid: number;
  port: number;
  /** One connection held open: it marks us as a user to other processes, and its end tells us that PostgreSQL ended. */
  keeper: pg.Client;
  child?: ChildProcess;
}

const KEEPER = 'yimen keeper';
const DATABASE = 'yimen';
const START_LIMIT_MS = 300_000; // crash recovery replays up to a gigabyte of log
const STOP_LIMIT_MS = 60_000;

/**
 * Starts the PostgreSQL that comes with Yimen, or joins the one already running on the same data: `npm run story` beside
 * `npm start` shares its server, and the last to leave stops it. A PostgreSQL that dies under us is started again on
 * the same port. If this process is killed, PostgreSQL shuts itself down (see `launch`); if that failed too, the next
 * start finds it and takes it over.
 *
 * @throws DataDirUnreachable, PostgresBinariesUnavailable, PostgresDidNotStart, ClusterNotOurs
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const { settings = {} } = options;
  const cluster = openCluster(options.dataDir);
  let server = await joinOrStart(cluster, settings, options.port ?? (await freePort(cluster.port)));
  rememberPort(cluster, server.port);
  await ensureDatabase(server.keeper);
  const url = urlOf(cluster, server.port);
  let stopped = false;
  let recovering = Promise.resolve();

  const watch = () => {
    server.keeper.once('end', () => {
      if (!stopped) recovering = recover();
    });
  };
  const recover = async () => {
    while (!stopped) {
      try {
        const { child } = server;
        server = await joinOrStart(cluster, settings, server.port);
        if (child?.pid === server.pid) server.child = child;
        return watch();
      } catch (error) {
        console.error(`PostgreSQL ended and cannot be started yet: ${(error as Error).message}`);
        await sleep(5_000, undefined, { ref: false });
      }
    }
  };

  watch();
  return {
    url,
    dataDir: cluster.dataDir,
    get pid() {
      return server.pid;
    },
    async stop() {
      stopped = true;
      await recovering;
      await leave(cluster, server);
    },
  };
}

/** Both waits are one: a postmaster is on the data, ours or not, and will answer or go away. */
async function joinOrStart(cluster: Cluster, settings: Record<string, string>, port: number): Promise<Server> {
  const deadline = Date.now() + START_LIMIT_MS;
  let child: ChildProcess | undefined;
  let attempts = 0;
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(cluster);
    const keeper = postmaster && (await connect(cluster, postmaster.port));
    if (postmaster && keeper)
      return { ...postmaster, keeper, child: child?.pid === postmaster.pid ? child : undefined };
    if (!postmaster && !isRunning(child)) {
      // A second try is not stubbornness: after kill -9 of a postmaster its children hold the shared memory for a moment.
      if (attempts++ === 5) throw new PostgresDidNotStart('PostgreSQL does not start', lastWords(cluster));
      if (attempts > 1) await sleep(300);
      child = launch(cluster, port, settings);
    }
    await sleep(25);
  }
  throw new PostgresDidNotStart(`PostgreSQL did not answer in ${START_LIMIT_MS / 1000} s`, lastWords(cluster));
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

/** @returns nothing while PostgreSQL is starting, recovering or shutting down */
async function connect(cluster: Cluster, port: number): Promise<pg.Client | undefined> {
  const connectionString = urlOf(cluster, port, 'postgres');
  const keeper = new pg.Client({ connectionString, application_name: KEEPER, connectionTimeoutMillis: 2_000 });
  keeper.on('error', () => undefined); // reported by `end`, which follows
  try {
    await keeper.connect();
    return keeper;
  } catch (error) {
    const isRefusal = String((error as { code?: string }).code).startsWith('28');
    if (isRefusal)
      throw new PostgresDidNotStart('The stored password was refused', lastWords(cluster), { cause: error });
    return undefined;
  }
}

async function ensureDatabase(keeper: pg.Client): Promise<void> {
  const { rowCount } = await keeper.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 1) return;
  await keeper.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error; // somebody starting beside us created it
  });
}

/** Whoever sees no other user stops the server. */
async function leave(cluster: Cluster, { keeper, pid, child }: Server): Promise<void> {
  const isShared = await stepBack(keeper);
  await keeper.end();
  if (!isShared) return terminate(cluster, pid);
  if (child) letGo(child);
}

/**
 * Gives up our mark before looking for that of others: two processes leaving at once, each seeing the other, would both
 * leave PostgreSQL running.
 *
 * @returns whether another process uses the server; not when the keeper is broken, since PostgreSQL is gone then
 */
async function stepBack(keeper: pg.Client): Promise<boolean> {
  try {
    await keeper.query(`set application_name to 'yimen leaving'`);
    const { rowCount } = await keeper.query('select from pg_stat_activity where application_name = $1', [KEEPER]);
    return rowCount !== 0;
  } catch {
    return false;
  }
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, should that hang, skips the flush and leaves it to crash recovery. */
async function terminate(cluster: Cluster, pid: number): Promise<void> {
  const deadline = Date.now() + STOP_LIMIT_MS;
  signal(pid, 'SIGINT');
  while (findPostmaster(cluster)?.pid === pid) {
    if (Date.now() > deadline) signal(pid, 'SIGQUIT');
    await sleep(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name);
}

function urlOf(cluster: Cluster, port: number, database = DATABASE): string {
  return `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}
