import { Injectable } from '@nestjs/common';
import type { FactSubject, Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { parsePlainDate } from '../calendar/index.js';
import { parseCitizenId } from '../shared/citizen-id.js';
import { BlindIndex, normalised } from './blind-index.js';
import type { JsonObject } from '../engine/index.js';
import { Erasure } from './erasure.js';
import { CitizenIdInvalid } from './household-errors.js';
import { Involvements, type Involvement } from './involvements.js';
import { ageOn, checkMembers, isMinor, type Member, type MemberInput, type MemberRules } from './members.js';
import { numbersOf } from './household-facts.js';
import { memberRules } from './member-settings.js';
import { Recognitions, type Recognition } from './recognitions.js';
import { Persons, type HouseholdToCreate, type NewHousehold, type Person } from './persons.js';

/** What other features ask of this one. Everything runs inside the caller's transaction, which sees everywhere. */
@Injectable()
export class Households {
  constructor(
    private readonly registry: Registry,
    private readonly persons: Persons,
    private readonly involvements: Involvements,
    private readonly recognitions: Recognitions,
    private readonly erasure: Erasure,
    private readonly index: BlindIndex,
  ) {}

  /**
   * Checks members against the law and the division's settings of the day.
   *
   * @throws CitizenIdInvalid, BirthDateInvalid, PersonRepeated, CategoryUnknown, RelationUnknown
   */
  async check(
    tx: Tx,
    members: readonly MemberInput[],
    subject: Pick<FactSubject, 'county' | 'procedure' | 'division' | 'today'>,
  ): Promise<Member[]> {
    return checkMembers(members, await memberRules(tx, this.registry, subject));
  }

  /** What may be entered about members in a division on a day. */
  rules(
    tx: Tx,
    subject: Pick<FactSubject, 'county' | 'procedure' | 'division' | 'today'>,
  ): Promise<Pick<MemberRules, 'categories' | 'nearRelatives'>> {
    return memberRules(tx, this.registry, subject);
  }

  /** Places in the list of those who are 18 or older on that day, and of those whose age is not known. */
  adults(members: readonly Member[], today: string): number[] {
    const day = parsePlainDate(today);
    return members.flatMap((member, index) => (isMinor(member, day) ? [] : [index]));
  }

  /** Completed years of each on that day; null where the date of birth is not known. */
  ages(members: readonly Member[], today: string): (number | null)[] {
    return members.map((member) => ageOn(member, parsePlainDate(today)));
  }

  /** The numbers that rules of a case would know of these members. */
  async numbersOf(tx: Tx, members: readonly Member[], place: { division: string; today: string }): Promise<JsonObject> {
    return { ...(await numbersOf(tx, members, place)) };
  }

  /** Open cases and running awards of these people anywhere, for who only looks. */
  involvementsOf(tx: Tx, members: readonly Pick<Member, 'idNumber'>[]): Promise<Involvement[]> {
    return this.involvements.find(
      tx,
      members.map(({ idNumber }) => idNumber),
    );
  }

  /** Identities of these people in force that day, for who only looks. */
  recognitionsOf(tx: Tx, members: readonly Pick<Member, 'idNumber'>[], today: string): Promise<Recognition[]> {
    return this.recognitions.find(
      tx,
      members.map(({ idNumber }) => idNumber),
      today,
    );
  }

  /** Open cases and running awards of these people anywhere, after making other windows wait for this transaction. */
  async findInvolvements(tx: Tx, members: readonly Pick<Member, 'idNumber'>[]): Promise<Involvement[]> {
    const idNumbers = members.map(({ idNumber }) => idNumber);
    await this.involvements.reserve(tx, idNumbers);
    return this.involvements.find(tx, idNumbers);
  }

  /** @throws OfficerUnknown */
  create(tx: Tx, household: HouseholdToCreate): Promise<NewHousehold> {
    return this.persons.create(tx, household);
  }

  /**
   * Everybody in a household in the clear, for what the law wants published, written to them or paid out; null when it has
   * been erased. What a person reads goes through the masked views instead.
   */
  people(tx: Tx, county: string, householdId: string): Promise<Person[] | null> {
    return this.persons.of(tx, county, householdId);
  }

  /**
   * Under which index somebody is found by their citizen number.
   *
   * @throws CitizenIdInvalid
   */
  indexOf(idNumber: string, today: string): Buffer {
    const parsed = parseCitizenId(normalised(idNumber), parsePlainDate(today));
    if (!parsed.ok) throw new CitizenIdInvalid(parsed.reason);
    return this.index.ofCitizenId(parsed.value);
  }

  /** Keeps a household from being erased until the transaction ends. @throws HouseholdErased, Problem 404 */
  hold(tx: Tx, county: string, householdId: string): Promise<void> {
    return this.erasure.hold(tx, county, householdId);
  }

  /** Replaces what an official has declared about near relatives. @param at instant of the database */
  declareOfficialRelatives(
    tx: Tx,
    userId: string,
    relatives: readonly { idNumber: string; relation: string }[],
    at: Date,
  ): Promise<void> {
    return this.persons.declareOfficialRelatives(tx, userId, relatives, at);
  }
}
