import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { parse } from 'yaml';
import { calendarDigest, sampleCalendar } from './calendar.js';
import { CasesModule } from '../../src/cases/cases.module.js';
import { Claims } from '../../src/cases/claims.js';
import { Deadlines } from '../../src/cases/deadlines.js';
import type { CaseCommand, CommandReply } from '../../src/cases/command.js';
import { Executor } from '../../src/cases/executor.js';
import { Opener } from '../../src/cases/opener.js';
import { DefinitionLibrary, PersonalVault, type EffectHandler } from '../../src/cases/ports.js';
import { Registry } from '../../src/cases/registry.js';
import { Database, EVERYWHERE } from '../../src/database/database.js';
import {
  compile,
  definitionDigest,
  effectNames,
  type CompiledDefinition,
  type Definition,
  type Json,
  type JsonObject,
  type Seat,
} from '../../src/engine/index.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { Global, Module } from '@nestjs/common';

/** A definition as text, deployed for a test; the library a real service reads from its tables. */
class TestLibrary extends DefinitionLibrary {
  readonly byDigest = new Map<string, CompiledDefinition>();
  definition(digest: string): CompiledDefinition {
    const found = this.byDigest.get(digest);
    if (!found) throw new Error(`unknown definition ${digest}`);
    return found;
  }
  calendar() {
    return sampleCalendar;
  }
  currentCalendar(): string {
    return calendarDigest;
  }
  inForce(procedure: string, date: string): string | undefined {
    const fits = ({ definition: { procedure: name, effective } }: CompiledDefinition): boolean =>
      name === procedure && effective.from <= date && (effective.to == null || effective.to >= date);
    return [...this.byDigest].find(([, compiled]) => fits(compiled))?.[0];
  }
  ensure(): Promise<void> {
    return Promise.resolve();
  }
}

/** Personal parts are another room's business; here they only have to be bytes. */
class TestVault extends PersonalVault {
  seal(_tx: unknown, _household: string, data: JsonObject): Promise<Buffer> {
    return Promise.resolve(Buffer.from(JSON.stringify(data)));
  }
  open(_tx: unknown, _household: string, sealed: Buffer): Promise<JsonObject | null> {
    return Promise.resolve(JSON.parse(sealed.toString()) as JsonObject);
  }
}

export interface CaseService {
  database: Database;
  /** The owner's connection, for looking behind the fences and for damage. */
  owner: pg.Pool;
  executor: Executor;
  claims: Claims;
  deadlines: Deadlines;
  registry: Registry;
  library: TestLibrary;
  /** Facts the definitions may ask for; tests change them as they go. */
  facts: Record<string, Json>;
  deploy(yaml: string): Promise<string>;
  open(procedure: string, division?: string, data?: JsonObject): Promise<CommandReply>;
  send(reply: { county: string; caseId: string }, type: string, more?: Partial<CaseCommand>): Promise<CommandReply>;
  person(
    name: string,
    ...seats: Seat[]
  ): Promise<{
    userId: string;
    seats: Seat[];
    scope: typeof EVERYWHERE;
    actor: { kind: 'user'; user: string; seats: Seat[] };
  }>;
  /** Moves the service's clock forward. */
  advance(interval: string): Promise<void>;
  close(): Promise<void>;
}

/** The transaction on a real PostgreSQL, with nothing of the features above it. Deadlines fire only when `drain` is called. */
export async function startCaseService(
  effects: Record<string, EffectHandler> = {},
  on?: TestDatabase,
): Promise<CaseService> {
  const testDatabase = on ?? (await createTestDatabase());
  const database = new Database(testDatabase.ownerUrl);
  const owner = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 4 });
  owner.on('error', () => undefined);
  const library = new TestLibrary();
  const ports = [
    { provide: Database, useValue: database },
    { provide: DefinitionLibrary, useValue: library },
    { provide: PersonalVault, useValue: new TestVault() },
  ];
  class PortsModule {}
  Global()(PortsModule);
  Module({ providers: ports, exports: ports })(PortsModule);
  const app: INestApplicationContext = await Test.createTestingModule({
    imports: [PortsModule, CasesModule],
  }).compile();
  const registry = app.get(Registry);
  const facts: Record<string, Json> = { settings: {}, relatedOfficers: [], household: {} };
  for (const name of effectNames) registry.effect(name, effects[name] ?? (() => Promise.resolve()));
  registry.fact('setting', ({ key }) => Promise.resolve(facts[key] ?? null));
  for (const kind of ['settings', 'authority', 'household', 'relatedOfficers'] as const) {
    registry.fact(kind, () => Promise.resolve(facts[kind] ?? null));
  }
  const executor = app.get(Executor);
  const opener = app.get(Opener);

  return {
    database,
    owner,
    executor,
    registry,
    library,
    facts,
    claims: app.get(Claims),
    deadlines: app.get(Deadlines),
    async deploy(yaml) {
      const definition = parse(yaml) as Definition;
      const digest = definitionDigest(definition);
      library.byDigest.set(digest, compile(definition));
      const { procedure, version, title, law, effective } = definition;
      await owner.query(
        'insert into definition values ($1, $2, $3, $4, $5, $6, $7, $8, service_now(), $9) on conflict do nothing',
        [digest, procedure, version, title, law, effective.from, effective.to ?? null, definition, 'test'],
      );
      return digest;
    },
    open: (procedure, division = '421222104201', data = {}) =>
      database.transaction(EVERYWHERE, (tx) =>
        opener.open(tx, { procedure, division, householdId: null, actor: { kind: 'applicant' }, data }),
      ),
    send: ({ county, caseId }, type, more = {}) =>
      executor.execute({ county, caseId, type, actor: { kind: 'public' }, scope: EVERYWHERE, ...more }),
    async person(name, ...seats) {
      const userId = randomUUID();
      await owner.query(
        'insert into app_user (id, username, name, password_hash, created_at) values ($1, $2, $3, $4, now())',
        [userId, name, name, '-'],
      );
      return { userId, seats, scope: EVERYWHERE, actor: { kind: 'user', user: userId, seats } };
    },
    advance: async (interval) => {
      await owner.query(
        'insert into demonstration_clock (ahead) values ($1) on conflict (only_one) do update set ahead = demonstration_clock.ahead + excluded.ahead',
        [interval],
      );
    },
    async close() {
      await app.close();
      await database.onApplicationShutdown().catch(() => undefined);
      await owner.end();
      if (!on) await testDatabase.drop();
    },
  };
}
