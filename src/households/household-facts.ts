import { Injectable } from '@nestjs/common';
import { parsePlainDate, type PlainDate } from '../calendar/index.js';
import { PersonalVault, type EffectContext, type FactSubject, type Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { HouseholdErased } from './household-errors.js';
import { categoriesOf } from './member-settings.js';
import { isElderly, isMinor, type Member, type PersonalParticulars } from './members.js';
import { personFact, type PersonFact, type PersonRow } from './person-fact.js';
import { personContext } from './persons.js';

interface FactsRow {
  persons: string[] | null;
  categories: string[][] | null;
  sealed: Buffer[] | null;
  officers: string[];
  registered: boolean | null;
}

/** What a rule may know of a household: numbers, no names. */
export interface HouseholdFact {
  memberCount: number;
  minors: number;
  elderly: number;
  /** Members in each category that the division's settings or the members know. */
  categories: Record<string, number>;
  /** A member is a near relative of an official, declared or registered. */
  conflictOfInterest: boolean;
}

/** Tells the steps of a case about its household, and keeps the separate register of officials' relatives. */
@Injectable()
export class HouseholdFacts {
  constructor(
    registry: Registry,
    private readonly vault: PersonalVault,
  ) {
    registry.fact('household', async (_request, subject, tx) => ({ ...(await this.household(subject, tx)) }));
    registry.fact('person', async (_request, subject, tx) => this.person(subject, tx));
    registry.fact('relatedOfficers', async (_request, subject, tx) => this.relatedOfficers(subject, tx));
    registry.effect('registerRelation', (_effect, context) => register(context));
  }

  /** Ages are those of `subject.today`. @throws HouseholdErased */
  async household(subject: FactSubject, tx: Tx): Promise<HouseholdFact> {
    const { county, householdId } = subject;
    const row = householdId === null ? NOBODY : await factsRow(tx, county, householdId);
    const people = await this.particulars(tx, householdId, row);
    const day = parsePlainDate(subject.today);
    const known = await categoriesOf(tx, subject.division);
    return {
      memberCount: people.length,
      minors: people.filter((person) => isMinor(person, day)).length,
      elderly: people.filter((person) => isElderly(person, day)).length,
      categories: counted(known, row.categories ?? [], people, day),
      conflictOfInterest: row.registered === true || row.officers.length > 0,
    };
  }

  /** Whom a case about a person is about, on `subject.today`; null in any other case. @throws HouseholdErased */
  async person(subject: Pick<FactSubject, 'county' | 'caseId' | 'today'>, tx: Tx): Promise<PersonFact | null> {
    const { rows } = await tx.query<PersonRow>({
      name: 'person_facts',
      text: 'select * from person_facts($1, $2)',
      values: [subject.county, subject.caseId],
    });
    const row = rows[0];
    if (!row) return null;
    const opened = await this.vault.open(tx, row.household_id, row.sealed, personContext(row.person_id));
    if (!opened) throw new HouseholdErased();
    return personFact(row, opened as unknown as PersonalParticulars, parsePlainDate(subject.today));
  }

  /** Ids of the officials who must recuse themselves. */
  async relatedOfficers({ county, householdId }: FactSubject, tx: Tx): Promise<string[]> {
    return householdId === null ? [] : (await factsRow(tx, county, householdId)).officers;
  }

  private async particulars(tx: Tx, householdId: string | null, row: FactsRow): Promise<PersonalParticulars[]> {
    if (householdId === null) return [];
    const people: PersonalParticulars[] = [];
    for (const [index, sealed] of (row.sealed ?? []).entries()) {
      const opened = await this.vault.open(tx, householdId, sealed, personContext(row.persons?.[index] ?? ''));
      if (!opened) throw new HouseholdErased();
      people.push(opened as unknown as PersonalParticulars);
    }
    return people;
  }
}

/** What a rule may know of members who are no household yet; whether they are officials' relatives is found out when they apply. */
export async function numbersOf(
  tx: Tx,
  members: readonly Pick<Member, 'birthDate' | 'categories'>[],
  { division, today }: { division: string; today: string },
): Promise<Omit<HouseholdFact, 'conflictOfInterest'>> {
  const day = parsePlainDate(today);
  const entered = members.map(({ categories }) => categories);
  return {
    memberCount: members.length,
    minors: members.filter((member) => isMinor(member, day)).length,
    elderly: members.filter((member) => isElderly(member, day)).length,
    categories: counted(await categoriesOf(tx, division), entered, members, day),
  };
}

const NOBODY: FactsRow = { persons: [], categories: [], sealed: [], officers: [], registered: false };

async function factsRow(tx: Tx, county: string, householdId: string): Promise<FactsRow> {
  const { rows } = await tx.query<FactsRow>({
    name: 'household_facts',
    text: 'select * from household_facts($1, $2)',
    values: [county, householdId],
  });
  return rows[0] ?? NOBODY;
}

function counted(
  known: readonly string[],
  entered: readonly string[][],
  people: readonly Pick<PersonalParticulars, 'birthDate'>[],
  day: PlainDate,
): Record<string, number> {
  const counts = Object.fromEntries(known.map((category) => [category, 0]));
  const byAge = people.map((person) => [
    ...(isMinor(person, day) ? ['minor'] : []),
    ...(isElderly(person, day) ? ['elderly'] : []),
  ]);
  for (const category of [...entered, ...byAge].flat()) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

/** 单独登记备案: the household stands in the register from now on, and the relations declared are confirmed. */
async function register({ tx, county, householdId, event }: EffectContext): Promise<void> {
  if (householdId === null) return;
  await tx.query(
    'update household set relation_registered_at = coalesce(relation_registered_at, $3) where county = $1 and id = $2',
    [county, householdId, event.at],
  );
  await tx.query(
    'update officer_relation set confirmed_at = $3 where county = $1 and household_id = $2 and confirmed_at is null',
    [county, householdId, event.at],
  );
}
