import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import type { EffectContext } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import type { Effect, Json } from '../engine/index.js';
import { isPersonName } from '../shared/fields.js';
import { MemberHelpedElsewhere, MemberUnknown, PersonNameInvalid, SuccessorNeeded } from './household-errors.js';
import { Involvements } from './involvements.js';
import { memberRules } from './member-settings.js';
import { checkMembers, type MemberInput } from './members.js';
import { Persons } from './persons.js';

/** Members who die, move out, are born or move in while a case of their household runs; rules count anew from the next step on. */
@Injectable()
export class MemberChanges {
  constructor(
    private readonly registry: Registry,
    private readonly persons: Persons,
    private readonly involvements: Involvements,
  ) {
    registry.effect('memberLeaves', (effect, context) => this.leave(effect, context));
    registry.effect('memberJoins', (effect, context) => this.join(effect, context));
  }

  /** @throws MemberUnknown, SuccessorNeeded */
  private async leave({ params }: Effect, { tx, county, caseId, event }: EffectContext): Promise<void> {
    const { rows } = await tx.query<{ obstacle: 'unknown' | 'successor' | null }>(
      'select member_leaves($1, $2, $3, $4, $5, $6) as obstacle',
      [county, caseId, event.seq, uuidOf(params['member']), uuidOf(params['successor']), event.at],
    );
    if (rows[0]?.obstacle === 'successor') throw new SuccessorNeeded();
    if (rows[0]?.obstacle !== null) throw new MemberUnknown();
  }

  /**
   * `name`, `number` and `birthDate` say which personal fields of the form hold them.
   *
   * @throws PersonNameInvalid, what {@link checkMembers} throws, PersonRepeated, MemberHelpedElsewhere
   */
  private async join({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, number, householdId, procedure, state, event, personal } = context;
    if (householdId === null) throw new MemberUnknown();
    const { division } = state;
    const subject = { county, procedure, division, today: dateOf(event.at) };
    const [citizenNumber, birthDate] = [params['number'], params['birthDate']].map((field) => personal[String(field)]);
    const input: MemberInput = {
      name: textOf(personal[String(params['name'])]),
      ...(typeof citizenNumber === 'string' && { idNumber: citizenNumber }),
      ...(typeof birthDate === 'string' && { birthDate }),
      relation: textOf(params['relation']),
      categories: listOf(params['categories']),
    };
    if (!isPersonName(input.name)) throw new PersonNameInvalid();
    const [member] = checkMembers([input], await memberRules(tx, this.registry, subject));
    if (!member) throw new MemberUnknown();
    await this.involvements.reserve(tx, [member.idNumber]);
    const elsewhere = (await this.involvements.find(tx, [member.idNumber])).find(
      (other) => other.procedure === procedure && other.number !== number,
    );
    if (elsewhere) throw new MemberHelpedElsewhere(elsewhere.number, elsewhere.division);
    const id = await this.persons.join(tx, { county, division, householdId, at: new Date(event.at) }, member);
    await tx.query('update person set joined_case = $3, joined_seq = $4 where county = $1 and id = $2', [
      ...[county, id],
      ...[caseId, event.seq],
    ]);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const uuidOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && UUID.test(value) ? value : null;

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const listOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
