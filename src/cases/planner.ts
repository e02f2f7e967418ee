import { Injectable } from '@nestjs/common';
import {
  readForm,
  readVerb,
  step,
  transitionsFor,
  verbOf,
  type CompiledDefinition,
  type Facts,
  type JsonObject,
  type Renamed,
  type SplitData,
  type StepResult,
} from '../engine/index.js';
import type { CaseRow } from './case-reading.js';
import type { CaseCommand } from './command.js';
import { FactGatherer } from './facts.js';
import { planMigration } from './migration.js';
import { DefinitionLibrary, type FactSubject, type Tx } from './ports.js';
import { Registry } from './registry.js';

/** A command thought through on the case as it was read: what its step comes to, and all it rests on. */
export interface Planned {
  compiled: CompiledDefinition;
  digest: string;
  facts: Facts;
  open: JsonObject;
  personal: JsonObject;
  result: StepResult;
  /** Of a migration: the rows that go along under another name. */
  renamed?: Renamed;
}

/** Finds the definition a command runs on, gathers the facts its step asks for and runs the pure step. Writes nothing. */
@Injectable()
export class Planner {
  constructor(
    private readonly library: DefinitionLibrary,
    private readonly registry: Registry,
    private readonly facts: FactGatherer,
  ) {}

  /**
   * @param tx where facts are looked up: the command's transaction, or the pool where it has none of its own
   * @throws CommandRefused when the case cannot do that; Problem when a fact cannot be had
   */
  async plan(tx: Tx, row: CaseRow, command: CaseCommand): Promise<Planned> {
    const facts = this.facts.basics(row.now);
    if (command.migrateTo !== undefined) {
      return planMigration(this.library, this.facts, tx, row, { ...command, migrateTo: command.migrateTo }, facts);
    }
    const digest = await this.definitionFor(row, command, facts.today);
    const compiled = this.library.definition(digest);
    const transition = transitionsFor(compiled, row.state, command.type)[0];
    const subject: Omit<FactSubject, 'today'> = {
      county: command.county,
      caseId: command.caseId,
      procedure: row.procedure,
      division: row.state.division,
      householdId: row.household_id,
      ...(command.actor.kind === 'user' ? { user: command.actor.user } : {}),
    };
    if (transition?.meta.accepts) {
      facts['settings'] = await this.registry.providerOf('settings')(
        { kind: 'settings' },
        { ...subject, today: facts.today },
        tx,
      );
    }
    const sent = { ...command, data: undefined };
    const { open, personal } = command.link
      ? { open: { ...command.link } as JsonObject, personal: {} }
      : readCommand(compiled, row, command);
    const calendar = this.library.calendar(facts.calendar);
    const result = await this.facts.withFacts(tx, facts, subject, (gathered) =>
      step(compiled, row.state, { ...sent, data: open }, gathered, calendar, row.version + 1),
    );
    return { compiled, digest, facts, open, personal, result };
  }

  /** A case runs on the definition it has, except that its acceptance pins it to the one in force that day. */
  private async definitionFor(row: CaseRow, command: CaseCommand, today: string): Promise<string> {
    await this.library.ensure(row.definition);
    const accepts = transitionsFor(this.library.definition(row.definition), row.state, command.type).some(
      ({ meta }) => meta.accepts,
    );
    const inForce = accepts ? this.library.inForce(row.procedure, today) : undefined;
    return inForce ?? row.definition;
  }
}

/** The data of a command split in two, by its form or by what its verb asks for. @throws CommandRefused `form-invalid` */
function readCommand(compiled: CompiledDefinition, row: CaseRow, { type, data }: CaseCommand): SplitData {
  const verb = verbOf(type);
  if (verb) return readVerb(verb, data, row.household_id !== null);
  const transition = transitionsFor(compiled, row.state, type)[0];
  return transition ? readForm(compiled.definition, transition.meta.form, data) : { open: {}, personal: {} };
}
