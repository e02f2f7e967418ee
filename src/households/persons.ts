import { Injectable } from '@nestjs/common';
import { PersonalVault, type Tx } from '../cases/ports.js';
import type { JsonObject } from '../engine/index.js';
import { uuid7 } from '../shared/uuid7.js';
import { BlindIndex } from './blind-index.js';
import { OfficerUnknown, PersonRepeated } from './household-errors.js';
import { KeyRing } from './key-ring.js';
import type { Member, PersonalParticulars } from './members.js';

/** A household as it was just written. Persons are in the order of the members. */
export interface NewHousehold {
  householdId: string;
  personIds: string[];
}

export interface HouseholdToCreate {
  county: string;
  division: string;
  members: readonly Member[];
  /** Place of the applicant in the list. */
  applicant: number;
  /** Instant of the database. */
  at: Date;
}

/** Somebody's particulars in the clear, for a feature that has a reason in law to use them. */
export interface Person extends PersonalParticulars {
  personId: string;
  relation: string;
  applicant: boolean;
}

/** A sealed person opens only as that person. */
export const personContext = (personId: string): string => `person:${personId}`;

/** Writes households and the people in them. */
@Injectable()
export class Persons {
  constructor(
    private readonly keys: KeyRing,
    private readonly vault: PersonalVault,
    private readonly index: BlindIndex,
  ) {}

  /**
   * Writes a household with its key and its members, and finds out which of them are near relatives of officials: by
   * what the members declare and by what officials have declared themselves.
   *
   * @throws OfficerUnknown
   */
  async create(tx: Tx, { county, division, members, applicant, at }: HouseholdToCreate): Promise<NewHousehold> {
    const householdId = uuid7(at);
    await tx.query('insert into household (county, id, division, created_at) values ($1, $2, $3, $4)', [
      county,
      householdId,
      division,
      at,
    ]);
    await this.keys.create(tx, householdId);
    const personIds: string[] = [];
    for (const [position, member] of members.entries()) {
      const place = { county, division, householdId, at, position, applicant: position === applicant };
      personIds.push(await this.write(tx, place, member));
    }
    await findRelations(tx, at, 'p.county = $2 and p.household_id = $3', [county, householdId]);
    return { householdId, personIds };
  }

  /**
   * Writes somebody who comes into a household that has applied already, and finds out whose near relative they are.
   *
   * @returns the new person's id
   * @throws PersonRepeated when they belong to it
   */
  async join(tx: Tx, household: Omit<Place, 'position' | 'applicant'>, member: Member): Promise<string> {
    const { county, householdId, at } = household;
    const { rows } = await tx.query<{ position: number; there: number | null }>(
      `select max(position) + 1 as position, min(position) filter (where id_index = $3 and left_at is null) as there
       from person where county = $1 and household_id = $2`,
      [county, householdId, this.indexFor(member)],
    );
    const { position = 0, there = null } = rows[0] ?? {};
    if (there !== null) throw new PersonRepeated([there, position]);
    const id = await this.write(tx, { ...household, position, applicant: false }, member);
    await findRelations(tx, at, 'p.county = $2 and p.household_id = $3', [county, householdId]);
    return id;
  }

  private async write(tx: Tx, place: Place, member: Member): Promise<string> {
    const { county, division, householdId, at, position, applicant } = place;
    const id = uuid7(at);
    const sealed = await this.vault.seal(tx, householdId, particularsOf(member), personContext(id));
    await tx.query(
      `insert into person (county, id, household_id, division, position, applicant, id_index, relation, categories, sealed, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[county, id, householdId, division, position, applicant],
        ...[this.indexFor(member), member.relation, member.categories, sealed, at],
      ],
    );
    await declareRelations(tx, { county, householdId, personId: id, at }, member, position);
    return id;
  }

  private indexFor({ idNumber }: Member): Buffer | null {
    return idNumber === null ? null : this.index.ofCitizenId(idNumber);
  }

  /** Everybody in a household, in the order they were entered; null when it has been erased. */
  async of(tx: Tx, county: string, householdId: string): Promise<Person[] | null> {
    const { rows } = await tx.query<{ id: string; relation: string; applicant: boolean; sealed: Buffer }>(
      'select id, relation, applicant, sealed from person where county = $1 and household_id = $2 order by position',
      [county, householdId],
    );
    const people: Person[] = [];
    for (const { id, relation, applicant, sealed } of rows) {
      const opened = await this.vault.open(tx, householdId, sealed, personContext(id));
      if (!opened) return null;
      people.push({ ...(opened as unknown as PersonalParticulars), personId: id, relation, applicant });
    }
    return people;
  }

  /**
   * Replaces what an official has declared about near relatives, and registers those who are members of a household
   * already. Only the numbers' indexes are kept.
   *
   * @param at instant of the database
   */
  async declareOfficialRelatives(
    tx: Tx,
    userId: string,
    relatives: readonly { idNumber: string; relation: string }[],
    at: Date,
  ): Promise<void> {
    await tx.query('delete from official_relative where user_id = $1', [userId]);
    for (const { idNumber, relation } of relatives) {
      await tx.query(
        'insert into official_relative (user_id, id_index, relation, declared_at) values ($1, $2, $3, $4)',
        [userId, this.index.ofCitizenId(idNumber), relation, at],
      );
    }
    await findRelations(tx, at, 'r.user_id = $2', [userId]);
  }
}

function particularsOf({ name, idNumber, birthDate, phone, account }: Member): JsonObject {
  return { name, idNumber, birthDate, phone, account } satisfies PersonalParticulars;
}

interface Place {
  county: string;
  division: string;
  householdId: string;
  /** Instant of the database. */
  at: Date;
  /** In the list of members. */
  position: number;
  applicant: boolean;
}

interface Declared {
  county: string;
  householdId: string;
  personId: string;
  at: Date;
}

async function declareRelations(
  tx: Tx,
  { county, householdId, personId, at }: Declared,
  { relativesOfOfficials }: Member,
  position: number,
): Promise<void> {
  for (const { officer, relation } of relativesOfOfficials) {
    const { rowCount } = await tx.query(
      `insert into officer_relation (county, household_id, person_id, user_id, relation, declared_by, declared_at)
       select $1, $2, $3, id, $5, 'household', $6 from app_user where username = $4 on conflict do nothing`,
      [county, householdId, personId, officer, relation, at],
    );
    if (rowCount === 0 && !(await isOfficer(tx, officer))) throw new OfficerUnknown(position, officer);
  }
}

async function isOfficer(tx: Tx, username: string): Promise<boolean> {
  const { rows } = await tx.query('select from app_user where username = $1', [username]);
  return rows.length > 0;
}

/** A family may keep silent about it; the official must not. */
async function findRelations(tx: Tx, at: Date, among: string, values: string[]): Promise<void> {
  await tx.query(
    `insert into officer_relation (county, household_id, person_id, user_id, relation, declared_by, declared_at)
     select p.county, p.household_id, p.id, r.user_id, r.relation, 'official', $1
     from person p join official_relative r on r.id_index = p.id_index where ${among} on conflict do nothing`,
    [at, ...values],
  );
}
