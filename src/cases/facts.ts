import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { dateOf } from '../calendar/index.js';
import { FactNeeded, type Facts } from '../engine/index.js';
import { DefinitionLibrary, type FactSubject, type Tx } from './ports.js';
import { Registry } from './registry.js';

/** More facts than a definition could sensibly ask for in one step; past it the definition is going round in circles. */
const MOST_FACTS = 40;

/** Gathers what a step reads from outside. Only what it really asks for is looked up, and all of it is recorded. */
@Injectable()
export class FactGatherer {
  constructor(
    private readonly registry: Registry,
    private readonly library: DefinitionLibrary,
  ) {
    registry.fact('seed', () => Promise.resolve(randomBytes(16).toString('hex')));
  }

  /** The facts every step has. @param now instant of the database */
  basics(now: Date): Facts {
    const instant = now.toISOString();
    return { now: instant, today: dateOf(instant), calendar: this.library.currentCalendar() };
  }

  /** Runs `attempt` again and again, each time with one more of the facts it turned out to need. */
  async withFacts<T>(
    tx: Tx,
    facts: Facts,
    subject: Omit<FactSubject, 'today'>,
    attempt: (facts: Facts) => T,
  ): Promise<T> {
    for (let gathered = 0; gathered < MOST_FACTS; gathered += 1) {
      try {
        return attempt(facts);
      } catch (error) {
        if (!(error instanceof FactNeeded)) throw error;
        const provider = this.registry.providerOf(error.source.kind);
        facts[error.fact] = await provider(error.source, { ...subject, today: facts.today }, tx);
      }
    }
    throw new Error('A step asked for more facts than there can be.');
  }
}
