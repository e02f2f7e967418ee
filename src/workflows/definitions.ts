import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { validateCalendar, type WorkCalendar } from '../calendar/index.js';
import { DefinitionLibrary } from '../cases/ports.js';
import { Database } from '../database/database.js';
import { compile, type CompiledDefinition, type Definition } from '../engine/index.js';

/** A deployed definition as its table has it; compiled when first needed. */
export interface StoredDefinition {
  digest: string;
  procedure: string;
  version: string;
  effective_from: string;
  effective_to: string | null;
  deployed_at: Date;
  deployed_by: string;
  content: Definition;
}

interface StoredCalendar {
  digest: string;
  content: WorkCalendar;
  loaded_at: Date;
}

/** How soon a definition or calendar that another replica deployed is used for new cases here. */
const REFRESH_MS = 2_000;

/**
 * Every deployed definition and loaded calendar, in memory: they are few, and none ever changes. A case that runs on one
 * deployed by another replica a moment ago makes this one fetch it ({@link ensure}).
 */
@Injectable()
export class DeployedDefinitions extends DefinitionLibrary implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('Definitions');
  private readonly stored = new Map<string, StoredDefinition>();
  private readonly compiled = new Map<string, CompiledDefinition>();
  private readonly calendars = new Map<string, StoredCalendar>();
  private current: StoredCalendar | undefined;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly database: Database) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.refreshing;
  }

  definition(digest: string): CompiledDefinition {
    const known = this.compiled.get(digest);
    if (known) return known;
    const stored = this.stored.get(digest);
    if (!stored) throw new Error(`The definition ${digest} is not deployed.`);
    const compiled = compile(stored.content);
    this.compiled.set(digest, compiled);
    return compiled;
  }

  calendar(digest: string): WorkCalendar {
    const known = this.calendars.get(digest);
    if (!known) throw new Error(`The calendar ${digest} is not loaded.`);
    return known.content;
  }

  currentCalendar(): string {
    if (!this.current) throw new Error('No calendar has been loaded.');
    return this.current.digest;
  }

  /** Of several in force that day, the one that came into force last, and of those the one deployed last. */
  inForce(procedure: string, date: string): string | undefined {
    return this.list()
      .filter((stored) => stored.procedure === procedure && isInForce(stored, date))
      .at(-1)?.digest;
  }

  async ensure(digest: string, calendar?: string): Promise<void> {
    const isKnown = this.stored.has(digest) && (calendar === undefined || this.calendars.has(calendar));
    if (!isKnown) await this.refresh();
  }

  /** All of them, by procedure, date in force and time of deployment. */
  list(): StoredDefinition[] {
    return [...this.stored.values()].sort(
      (a, b) =>
        compareText(a.procedure, b.procedure) ||
        compareText(a.effective_from, b.effective_from) ||
        a.deployed_at.getTime() - b.deployed_at.getTime() ||
        compareText(a.digest, b.digest),
    );
  }

  byDigest(digest: string): StoredDefinition | undefined {
    return this.stored.get(digest);
  }

  find(procedure: string, version: string): StoredDefinition | undefined {
    return this.list().find((stored) => stored.procedure === procedure && stored.version === version);
  }

  /** Fetches what has been added. */
  async refresh(): Promise<void> {
    const definitions = await this.database.query<StoredDefinition>(
      `select digest, procedure, version, effective_from, effective_to, deployed_at, deployed_by, content
       from definition where digest <> all ($1)`,
      [[...this.stored.keys()]],
      'new_definitions',
    );
    const calendars = await this.database.query<StoredCalendar>(
      'select digest, content, loaded_at from calendar where digest <> all ($1)',
      [[...this.calendars.keys()]],
      'new_calendars',
    );
    for (const stored of definitions) this.stored.set(stored.digest, stored);
    for (const stored of calendars) {
      this.calendars.set(stored.digest, { ...stored, content: validateCalendar(stored.content) });
    }
    this.current = [...this.calendars.values()]
      .sort((a, b) => a.loaded_at.getTime() - b.loaded_at.getTime() || compareText(a.digest, b.digest))
      .at(-1);
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.refreshing = this.refresh()
        .catch((error: Error) => this.log.warn(`Definitions could not be read: ${error.message}`))
        .finally(() => this.schedule());
    }, REFRESH_MS);
    this.timer.unref();
  }
}

const isInForce = ({ effective_from, effective_to }: StoredDefinition, date: string): boolean =>
  effective_from <= date && (effective_to === null || date <= effective_to);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
