import { Injectable } from '@nestjs/common';
import { dateOf, parsePlainDate, type PlainDate } from '../calendar/index.js';
import { PersonalVault, type Tx } from '../cases/ports.js';
import { Database } from '../database/database.js';
import type { Principal } from '../cases/access.js';
import { maskCitizenId, maskName } from '../shared/citizen-id.js';
import { notFound } from '../shared/problem.js';
import { HouseholdErased } from './household-errors.js';
import { maskAccount, maskPhone } from './masking.js';
import { ageOn, type PersonalParticulars } from './members.js';
import { personContext } from './persons.js';
import { ReadLog } from './read-log.js';

export interface PersonView {
  personId: string;
  relation: string;
  categories: string[];
  /** Completed years today; null when the birth date is not known. */
  age: number | null;
  name: string;
  idNumber: string | null;
  phone: string | null;
  account: string | null;
  /** When they left the household; null for those who belong to it. */
  leftAt: string | null;
}

export interface HouseholdView {
  county: string;
  householdId: string;
  erased: false;
  members: PersonView[];
  /** Officials who are near relatives: they must recuse themselves. */
  officers: OfficerRelation[];
  /** When the household entered the separate register; null while it has not. */
  registeredAt: string | null;
}

/** What is left of a household whose data has been erased. */
export interface ErasedHousehold {
  county: string;
  householdId: string;
  erased: true;
  erasedAt: string;
}

export interface OfficerRelation {
  personId: string;
  officer: string;
  relation: string;
  declaredBy: 'household' | 'official';
  confirmedAt: string | null;
}

interface CaseRow {
  household_id: string;
  division: string;
  destroyed_at: Date | null;
  relation_registered_at: Date | null;
  now: Date;
}

interface PersonRow {
  id: string;
  relation: string;
  categories: string[];
  sealed: Buffer;
  left_at: Date | null;
}

const CASE = `
  select c.household_id, c.division, k.destroyed_at, h.relation_registered_at, service_now() as now
  from cases c join household h on h.county = c.county and h.id = c.household_id join household_key k on k.household_id = h.id
  where c.county = $1 and c.id = $2`;

/** The household of a case as people see it: masked, or in full with a reason that is kept. */
@Injectable()
export class HouseholdViews {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonalVault,
    private readonly log: ReadLog,
  ) {}

  /** @throws Problem 404 for a case outside the reader's scope or without a household */
  async masked({ scope }: Principal, county: string, caseId: string): Promise<HouseholdView | ErasedHousehold> {
    return this.database.read(scope, async (tx) => {
      const row = await householdOf(tx, county, caseId);
      if (row.destroyed_at) return erased(county, row, row.destroyed_at);
      return this.view(tx, county, row, maskedParticulars);
    });
  }

  /**
   * The same in full. Who read it, when, why and for which case is on record before anything is shown.
   *
   * @throws Problem 404 outside the reader's scope; HouseholdErased; ReasonNamesPerson
   */
  async revealed(user: Principal, county: string, caseId: string, reason: string): Promise<HouseholdView> {
    return this.database.transaction(user.scope, async (tx) => {
      const row = await householdOf(tx, county, caseId);
      if (row.destroyed_at) throw new HouseholdErased();
      await this.log.record(tx, {
        userId: user.userId,
        county,
        division: row.division,
        householdId: row.household_id,
        caseId,
        reason,
        what: 'persons',
      });
      return this.view(tx, county, row, (particulars) => particulars);
    });
  }

  private async view(tx: Tx, county: string, row: CaseRow, shown: Shown): Promise<HouseholdView> {
    const { rows } = await tx.query<PersonRow>(
      `select id, relation, categories, sealed, left_at from person where county = $1 and household_id = $2
       order by left_at is not null, position`,
      [county, row.household_id],
    );
    const today = parsePlainDate(dateOf(row.now.toISOString()));
    const members: PersonView[] = [];
    for (const person of rows) members.push(await this.person(tx, row.household_id, person, today, shown));
    return {
      county,
      householdId: row.household_id,
      erased: false,
      members,
      officers: await officersOf(tx, county, row.household_id),
      registeredAt: row.relation_registered_at?.toISOString() ?? null,
    };
  }

  private async person(
    tx: Tx,
    householdId: string,
    { id, relation, categories, sealed, left_at }: PersonRow,
    today: PlainDate,
    shown: Shown,
  ): Promise<PersonView> {
    const opened = await this.vault.open(tx, householdId, sealed, personContext(id));
    if (!opened) throw new HouseholdErased();
    const particulars = opened as unknown as PersonalParticulars;
    const { name, idNumber, phone, account } = shown(particulars);
    const leftAt = left_at?.toISOString() ?? null;
    return {
      personId: id,
      relation,
      categories,
      age: ageOn(particulars, today),
      name,
      idNumber,
      phone,
      account,
      leftAt,
    };
  }
}

type Shown = (particulars: PersonalParticulars) => Omit<PersonalParticulars, 'birthDate'>;

const maskedParticulars: Shown = ({ name, idNumber, phone, account }) => ({
  name: maskName(name),
  idNumber: idNumber && maskCitizenId(idNumber),
  phone: phone && maskPhone(phone),
  account: account && maskAccount(account),
});

const erased = (county: string, { household_id }: CaseRow, at: Date): ErasedHousehold => ({
  county,
  householdId: household_id,
  erased: true,
  erasedAt: at.toISOString(),
});

async function householdOf(tx: Tx, county: string, caseId: string): Promise<CaseRow> {
  const { rows } = await tx.query<CaseRow>(CASE, [county, caseId]);
  if (!rows[0]) throw notFound({ zh: '案件的家庭信息', en: 'household of a case' });
  return rows[0];
}

async function officersOf(tx: Tx, county: string, householdId: string): Promise<OfficerRelation[]> {
  const { rows } = await tx.query<Omit<OfficerRelation, 'confirmedAt'> & { confirmed_at: Date | null }>(
    `select r.person_id as "personId", u.name as officer, r.relation, r.declared_by as "declaredBy", r.confirmed_at
     from officer_relation r join app_user u on u.id = r.user_id
     where r.county = $1 and r.household_id = $2 order by r.declared_at, u.name`,
    [county, householdId],
  );
  return rows.map(({ confirmed_at, ...relation }) => ({
    ...relation,
    confirmedAt: confirmed_at?.toISOString() ?? null,
  }));
}
