import { Injectable } from '@nestjs/common';
import { isPlainDate } from '../calendar/index.js';
import type { EffectContext } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import type { Effect, Json } from '../engine/index.js';
import { DATE, DIVISION, PROCEDURE, SETTING } from './codes.js';
import { enterSetting } from './enter-setting.js';
import { settingElsewhere, settingUnusable } from './setting-errors.js';

/** Values that a case decides: a new standard, a list of departments. Its event is what they rest on. */
@Injectable()
export class DecidedSettings {
  constructor(registry: Registry) {
    registry.effect('setSetting', (effect, context) => this.set(effect, context));
  }

  /**
   * In force for the case's division, or one inside it that the definition names, and for its own procedure unless it names
   * another or all. A case may decide late what nothing was in force for; it never changes what held on a past day.
   *
   * @throws Problem 422 `setting-unusable`, `setting-elsewhere`, `setting-in-the-past`; 409 `setting-overlaps`
   */
  async set({ params }: Effect, { tx, number, procedure: own, state, event }: EffectContext): Promise<void> {
    const division = text(params['division'] ?? state.division, 'division', DIVISION);
    if (!division.startsWith(state.division)) throw settingElsewhere(division, state.division);
    const procedure = text(params['procedure'] ?? own, 'procedure', PROCEDURE);
    const name = text(params['name'], 'name', SETTING);
    const from = text(params['from'], 'from', DATE);
    if (!isPlainDate(from)) throw settingUnusable('from');
    const value = params['value'] ?? null;
    if (value === null) throw settingUnusable('value');
    const law = typeof params['law'] === 'string' ? params['law'] : number;
    const decided = { number, seq: event.seq };
    await enterSetting(
      tx,
      { division, procedure, name, value, from, to: null, law, decided },
      { today: event.facts.today, ends: 'in-force', late: true },
    );
  }
}

function text(value: Json | undefined, field: string, pattern: RegExp): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw settingUnusable(field);
}
