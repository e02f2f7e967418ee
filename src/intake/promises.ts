import { Injectable } from '@nestjs/common';
import { FactGatherer } from '../cases/facts.js';
import { DefinitionLibrary, type FactSubject, type Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { CommandRefused, deriveClocks, type CompiledDefinition, type Facts, type JsonObject } from '../engine/index.js';

/** The day by which the law wants a decision. */
export interface PromisedDay {
  /** YYYY-MM-DD; null where the procedure has no total period, or its length is only known later. */
  on: string | null;
  /** A day outside the loaded calendar years was counted. */
  provisional: boolean;
}

const NO_PROMISE: PromisedDay = { on: null, provisional: false };

/** Works out what a receipt may promise: the procedure's total period or the one its opening names, counted from today as if accepted at once. */
@Injectable()
export class Promises {
  constructor(
    private readonly registry: Registry,
    private readonly library: DefinitionLibrary,
    private readonly facts: FactGatherer,
  ) {}

  /** @param now instant of the database */
  async dayFor(
    tx: Tx,
    subject: Omit<FactSubject, 'today'>,
    compiled: CompiledDefinition,
    now: Date,
  ): Promise<PromisedDay> {
    const period = compiled.definition.opening.promise ?? compiled.definition.total?.period;
    if (period === undefined) return NO_PROMISE;
    const facts = this.facts.basics(now);
    const whole = { ...subject, today: facts.today };
    const settings = (await this.registry.providerOf('settings')({ kind: 'settings' }, whole, tx)) as JsonObject;
    try {
      return await this.facts.withFacts(tx, facts, subject, (gathered) =>
        this.counted(compiled, period, subject.division, settings, gathered),
      );
    } catch (error) {
      // The length depends on something the case does not know yet: nothing can be promised on the receipt.
      if (error instanceof CommandRefused && error.code === 'variable-missing') return NO_PROMISE;
      throw error;
    }
  }

  /** Lets the engine run this one period in a state of its own, so that it is counted exactly as the case will count it. */
  private counted(
    { definition, nodes }: CompiledDefinition,
    period: string,
    division: string,
    settings: JsonObject,
    facts: Facts,
  ): PromisedDay {
    const root = nodes.get('');
    if (!root) return NO_PROMISE;
    const alone = new Map([['', { ...root, meta: { due: period }, config: {} }]]);
    const scope: Parameters<typeof deriveClocks>[0] = {
      definition,
      nodes: alone,
      facts,
      data: {},
      seq: 1,
      division,
      settings,
      parts: {},
      variables: definition.machine.context ?? {},
      trace: [],
      falseGuards: [],
    };
    const calendar = this.library.calendar(facts.calendar);
    const [clock] = Object.values(deriveClocks(scope, calendar, {}, [''], new Set([''])));
    return clock ? { on: clock.dueOn, provisional: clock.provisional } : NO_PROMISE;
  }
}
