import { Injectable } from '@nestjs/common';
import {
  asFact,
  beforeOf,
  pastOf,
  replay,
  trailOf,
  type CaseState,
  type EventBody,
  type JsonObject,
} from '../engine/index.js';
import { DefinitionLibrary, type FactSubject, type Tx } from './ports.js';
import { Registry } from './registry.js';

/** More events than any case has between two effects; what lies behind them is not returned to. */
const LONGEST_TRAIL = 500;
const ALL = 2_147_483_647;

type Place = Pick<FactSubject, 'county' | 'caseId'>;

/** Tells verbs what happened before: read from the history, and recorded as a fact that the audit compares with it. */
@Injectable()
export class Past {
  constructor(
    registry: Registry,
    private readonly library: DefinitionLibrary,
  ) {
    registry.fact('last', async ({ seq }, subject, tx) => {
      const [last] = await eventsBefore(tx, subject, seq, 1);
      return last ? asFact(pastOf(last)) : null;
    });
    registry.fact('trail', async ({ seq }, subject, tx) => {
      const events = await eventsBefore(tx, subject, seq, LONGEST_TRAIL);
      return asFact(trailOf(events.reverse()));
    });
    registry.fact('before', async ({ seq }, subject, tx) => this.before(await eventsBefore(tx, subject, seq, ALL)));
  }

  /** The state before the last of these events, replayed from the first. */
  private async before(events: EventBody[]): Promise<JsonObject> {
    const history = events.reverse().slice(0, -1);
    for (const { definition, facts } of history) await this.library.ensure(definition, facts.calendar);
    const { state, broken } = replay(this.library, history);
    if (!state || broken) throw new Error(`The history does not replay: ${broken?.reason ?? 'it is empty'}.`);
    return stored(beforeOf(state));
  }
}

/** As JSON keeps it: this is what the event will say and the audit compare. */
const stored = (state: JsonObject): JsonObject => JSON.parse(JSON.stringify(state)) as CaseState & JsonObject;

/** Latest first. */
async function eventsBefore(tx: Tx, { county, caseId }: Place, seq: number, limit: number): Promise<EventBody[]> {
  const { rows } = await tx.query<{ body: Buffer }>({
    name: 'past_events',
    text: 'select body from past_events($1, $2, $3, $4)',
    values: [county, caseId, seq, limit],
  });
  return rows.map(({ body }) => JSON.parse(body.toString('utf8')) as EventBody);
}
