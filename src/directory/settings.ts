import { Injectable } from '@nestjs/common';
import type { FactSubject, Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import type { Json, JsonObject } from '../engine/index.js';
import { divisionPrefixes } from './division-prefixes.js';

type Place = Pick<FactSubject, 'division' | 'procedure' | 'today'>;

export interface SettingName {
  division: string;
  procedure: string;
  name: string;
}

export interface SettingInForce {
  name: string;
  value: Json;
  /** The division that set it. */
  division: string;
  procedure: string;
  from: string;
  to: string | null;
  law: string;
  /** Number of the case that decided it. */
  decidedBy: string | null;
}

/** The nearest division's value wins, then one set for the very procedure. */
const RESOLVED = `
  select distinct on (name) name, value, division, procedure, valid_from as "from", valid_to as "to", law,
    case_number as "decidedBy" from setting
  where division = any ($1) and procedure in ($2, '*') and valid_from <= $3 and (valid_to is null or valid_to >= $3)
    and ($4::text is null or name = $4)
  order by name, length(division) desc, procedure = '*'`;

const TIMELINE = `
  select name, value, division, procedure, valid_from as "from", valid_to as "to", law, case_number as "decidedBy" from setting
  where division = any ($1) and procedure in ($2, '*') and name = $3
  order by valid_from, length(division), procedure = '*' desc`;

/** Values in force for a division, a procedure and a day: one indexed query, nothing kept in memory. */
@Injectable()
export class Settings {
  constructor(registry: Registry) {
    registry.fact('setting', async ({ key }, subject, tx) => (await this.resolve(tx, subject, key))[0]?.value ?? null);
    registry.fact('settings', async (_request, subject, tx) => this.all(tx, subject));
  }

  async all(tx: Tx, place: Place): Promise<JsonObject> {
    const rows = await this.resolve(tx, place);
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  }

  async resolve(tx: Tx, { division, procedure, today }: Place, name: string | null = null): Promise<SettingInForce[]> {
    const values = [divisionPrefixes(division), procedure, today, name];
    const { rows } = await tx.query<SettingInForce>({ name: 'settings_in_force', text: RESOLVED, values });
    return rows;
  }

  /** Past, present and coming values of one setting, of the division and of those above it. */
  async timeline(tx: Tx, { division, procedure, name }: SettingName): Promise<SettingInForce[]> {
    const values = [divisionPrefixes(division), procedure, name];
    return (await tx.query<SettingInForce>(TIMELINE, values)).rows;
  }
}
