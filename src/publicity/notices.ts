import { Injectable } from '@nestjs/common';
import { dueOfClock } from '../calendar/index.js';
import { DefinitionLibrary, PersonalVault, type EffectContext } from '../cases/ports.js';
import type { Effect, JsonObject } from '../engine/index.js';
import { uuid7 } from '../shared/uuid7.js';
import { articleOf, articleOfEvent } from './law-of.js';
import { NoHousehold } from './notice-errors.js';
import { NoticeWriter, type NoticeOrder } from './notice-writer.js';
import { placesOf } from './places.js';
import { publicCommandsOf } from './public-commands.js';
import { noticeContext } from './published-notice.js';

/** How long a result stays posted where neither a division nor the definition says so; the rule gives no number. */
const ANNOUNCED_FOR = '7d';

const ANNOUNCEMENT = { zh: '公布', en: 'Announcement' };

/**
 * Publicity before a decision 公示 and the announcement of its result 公布: two different things (民发〔2021〕57号 art. 19
 * and 24). Either is kept exactly as it hung, sealed with the household's key, and ends by itself.
 */
@Injectable()
export class Notices {
  constructor(
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
    private readonly writer: NoticeWriter,
  ) {}

  /** Entering a state that publishes. @throws NoticeFieldRefused, NoticeIncomplete, NoHousehold */
  async publish({ params }: Effect, context: EffectContext): Promise<void> {
    const { compiled, state, event } = context;
    const path = String(params['state']);
    const clock = Object.values(state.clocks)
      .filter((one) => one.kind === 'after' && one.state === path)
      .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0];
    const order: NoticeOrder = {
      title: compiled.nodes.get(path)?.meta.title ?? compiled.definition.title,
      law: articleOf(compiled, path),
      fields: params['fields'],
      from: event.facts.today,
      to: clock?.dueOn ?? null,
      places: placesOf(state.division, params['at'], state.settings['publicity.places']),
      objections: publicCommandsOf(compiled, path).length > 0,
    };
    await this.keep(context, order, { kind: String(params['kind']), state: path, expiresAt: clock?.dueAt ?? null });
  }

  /** Leaving it: whatever still hangs is taken down. */
  async unpublish({ params }: Effect, { tx, county, caseId, event }: EffectContext): Promise<void> {
    await tx.query(
      `update notice set withdrawn_at = $4
       where county = $1 and case_id = $2 and state = $3 and withdrawn_at is null`,
      [county, caseId, String(params['state']), event.at],
    );
  }

  /** The result, posted for its own time. @throws as {@link publish} */
  async announce({ params }: Effect, context: EffectContext): Promise<void> {
    const { compiled, state, event } = context;
    const length = state.settings['period.announcement'] ?? compiled.definition.periods['announcement']?.length;
    const due = dueOfClock(this.library.calendar(event.facts.calendar), {
      startedAt: event.at,
      length: String(length ?? ANNOUNCED_FOR),
      endOnRestDay: 'extend',
      ledger: [],
    });
    const order: NoticeOrder = {
      title: ANNOUNCEMENT,
      law: articleOfEvent(compiled, event),
      fields: params['fields'],
      from: event.facts.today,
      to: due.dueOn,
      places: placesOf(state.division, params['at'], state.settings['publicity.places']),
      objections: false,
    };
    await this.keep(context, order, { kind: 'announcement', state: null, expiresAt: due.dueAt });
  }

  private async keep(
    context: EffectContext,
    order: NoticeOrder,
    hanging: { kind: string; state: string | null; expiresAt: string | null },
  ): Promise<void> {
    const { tx, county, caseId, householdId, event } = context;
    if (householdId === null) throw new NoHousehold();
    const written = await this.writer.write(context, order);
    const id = uuid7(new Date(event.at));
    const sealed = await this.vault.seal(tx, householdId, written as unknown as JsonObject, noticeContext(id));
    await tx.query(
      `insert into notice (county, id, case_id, household_id, kind, state, place, fields, sealed, published_at, expires_at, seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[county, id, caseId, householdId, hanging.kind, hanging.state, order.places[0]],
        ...[Object.keys(written.values), sealed, event.at, hanging.expiresAt, event.seq],
      ],
    );
  }
}
