import { Injectable } from '@nestjs/common';
import { PersonalVault, type Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { maskName } from '../shared/citizen-id.js';
import { KeyRing } from './key-ring.js';
import { personContext } from './persons.js';

interface Row {
  household_id: string;
  person_id: string;
  sealed: Buffer;
}

/** Tells lists of cases who applied, as `欧阳**`: enough to know a file again, too little to be a register. */
@Injectable()
export class ApplicantLists {
  constructor(
    registry: Registry,
    private readonly vault: PersonalVault,
    private readonly keys: KeyRing,
  ) {
    registry.applicantNames((tx, households) => this.masked(tx, households));
  }

  private async masked(
    tx: Tx,
    households: readonly { county: string; householdId: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    const { rows } = await tx.query<Row>({
      name: 'applicants_of',
      text: 'select * from applicants_of($1, $2)',
      values: [households.map(({ county }) => county), households.map(({ householdId }) => householdId)],
    });
    await this.keys.warm(
      tx,
      rows.map(({ household_id }) => household_id),
    );
    const names = new Map<string, string>();
    for (const { household_id, person_id, sealed } of rows) {
      const person = await this.vault.open(tx, household_id, sealed, personContext(person_id));
      if (typeof person?.['name'] === 'string') names.set(household_id, maskName(person['name']));
    }
    return names;
  }
}
