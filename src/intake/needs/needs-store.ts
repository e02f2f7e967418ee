import { Injectable } from '@nestjs/common';
import { PersonalVault, type Tx } from '../../cases/ports.js';
import type { JsonObject } from '../../engine/index.js';
import { HouseholdErased, MasterKeys, seal, unseal } from '../../households/index.js';
import { NeedsAssessmentUnknown } from './needs-errors.js';
import type { NeedsAssessmentView } from './needs.dto.js';

/** Without an application nobody needs the answers any longer than this. */
const KEPT_DAYS = 30;

/** Everything of an assessment that says something about people. */
export type AssessmentContent = Pick<
  NeedsAssessmentView,
  'memberCount' | 'incomePerHeadFen' | 'answers' | 'procedures' | 'involvements' | 'recognitions'
>;

interface Row {
  county: string;
  id: string;
  division: string;
  household_id: string | null;
  assessed_at: Date;
  kept_until: Date | null;
  sealed: Buffer;
}

/**
 * Keeps assessments. One belongs to no household yet, so it is sealed with the service's key for thirty days; once the
 * household has applied it is sealed with the household's, and is erased with it.
 */
@Injectable()
export class NeedsStore {
  constructor(
    private readonly masters: MasterKeys,
    private readonly vault: PersonalVault,
  ) {}

  async keep(
    tx: Tx,
    { county, id, division, by, at }: { county: string; id: string; division: string; by: string; at: Date },
    content: AssessmentContent,
  ): Promise<void> {
    const plain = Buffer.from(JSON.stringify(content), 'utf8');
    await tx.query(
      `insert into needs_assessment (county, id, division, assessed_by, assessed_at, kept_until, sealed)
       values ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(days => $6), $7)`,
      [county, id, division, by, at, KEPT_DAYS, seal(this.masters.service, plain, contextOf(id))],
    );
  }

  /** Within the scope of the transaction; null when there is none. @throws HouseholdErased */
  async find(tx: Tx, county: string, id: string): Promise<NeedsAssessmentView | null> {
    const { rows } = await tx.query<Row>(`select * from needs_assessment where county = $1 and id = $2`, [county, id]);
    const row = rows[0];
    if (!row) return null;
    const { division, assessed_at: at, kept_until: until } = row;
    const told = { county, id, division, assessedAt: at.toISOString(), keptUntil: until?.toISOString() ?? null };
    return { ...told, ...(await this.open(tx, row)) };
  }

  /**
   * Gives an assessment to the household that has applied.
   *
   * @throws NeedsAssessmentUnknown when there is none of that division, or it went to another household
   */
  async attach(
    tx: Tx,
    id: string,
    household: { county: string; division: string; householdId: string },
  ): Promise<void> {
    const { county, division, householdId } = household;
    const { rows } = await tx.query<Row>(
      `select * from needs_assessment where county = $1 and id = $2 and division = $3 and household_id is null for update`,
      [county, id, division],
    );
    if (!rows[0]) throw new NeedsAssessmentUnknown(id);
    const content = await this.open(tx, rows[0]);
    const sealed = await this.vault.seal(tx, householdId, content as unknown as JsonObject, contextOf(id));
    await tx.query(
      'update needs_assessment set household_id = $3, kept_until = null, sealed = $4 where county = $1 and id = $2',
      [county, id, householdId, sealed],
    );
  }

  private async open(tx: Tx, { id, household_id: householdId, sealed }: Row): Promise<AssessmentContent> {
    if (householdId === null) {
      return JSON.parse(unseal(this.masters.service, sealed, contextOf(id)).toString('utf8')) as AssessmentContent;
    }
    const opened = await this.vault.open(tx, householdId, sealed, contextOf(id));
    if (!opened) throw new HouseholdErased();
    return opened as unknown as AssessmentContent;
  }
}

const contextOf = (id: string): string => `needs_assessment:${id}`;
