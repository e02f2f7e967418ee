import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import { Opener } from '../cases/opener.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE, type ReadScope } from '../database/database.js';
import type { JsonObject } from '../engine/index.js';
import { Households } from '../households/index.js';
import { actorOf, type Principal } from '../cases/access.js';
import type { LinkedBody } from './applications.dto.js';
import { AlreadyLinked, ProcedureNotAboutCase } from './intake-errors.js';
import { Receipts, type NewReceipt, type Receipt } from './receipts.js';
import { Replies } from './replies.js';
import { findVisibleCase, type VisibleCase } from './visible-case.js';

/** Whoever reviews others' decisions is approached by the citizen and has no task in the case yet. */
const REVIEWING_ROLE = 'reconsiderationOfficer';

/**
 * Opens a case about a case: the citizen asks for a reconsideration. The new case knows the other under the relation asked for, the other
 * knows the new one by its procedure's name, so that each definition can send messages to its counterpart.
 */
@Injectable()
export class CasesAbout {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly opener: Opener,
    private readonly households: Households,
    private readonly receipts: Receipts,
    private readonly replies: Replies,
  ) {}

  /** @throws Problem 404 outside the scope; AlreadyLinked, ProcedureNotAboutCase, HouseholdErased */
  async open(user: Principal, county: string, caseId: string, body: LinkedBody, key: string): Promise<NewReceipt> {
    const about = await findVisibleCase(this.database, reachOf(user), county, caseId);
    const request = { principal: user.userId, key, body: { linked: body, county, caseId } };
    const receipt = await this.database.transaction(EVERYWHERE, async (tx) => {
      const known = await this.replies.recall<Receipt>(tx, request);
      if (known) return known;
      const issued = await this.file(tx, user, { county, caseId, ...about }, body);
      await this.replies.remember(tx, request, issued);
      return issued;
    });
    return this.receipts.withCode(receipt);
  }

  private async file(
    tx: Tx,
    user: Principal,
    about: VisibleCase & { county: string; caseId: string },
    { procedure, relation, form }: LinkedBody,
  ): Promise<Receipt> {
    const { county, division, householdId, beneficiaryId } = about;
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const now = rows[0]?.now ?? new Date(Number.NaN);
    await this.requireAboutCase(procedure, dateOf(now.toISOString()));
    if (householdId !== null) await this.households.hold(tx, county, householdId);
    await refuseSecond(tx, about, procedure);
    const opened = await this.opener.open(tx, {
      procedure,
      division,
      householdId,
      beneficiaryId,
      actor: actorOf(user),
      data: form as JsonObject,
      links: [{ relation, county, caseId: about.caseId, back: procedure }],
    });
    return this.receipts.issue(tx, {
      ...opened,
      procedure,
      division,
      householdId,
      applicantId: null,
      receivedBy: user.userId,
      receivedAt: now,
      authorisations: [],
      acknowledged: null,
    });
  }

  private async requireAboutCase(procedure: string, today: string): Promise<void> {
    const digest = this.library.inForce(procedure, today);
    if (!digest) return;
    await this.library.ensure(digest);
    if (this.library.definition(digest).definition.subject !== 'case') throw new ProcedureNotAboutCase(procedure);
  }
}

/** A person's scope and, for the reviewing organ, everything below the place it sits at. */
function reachOf({ scope, seats }: Principal): ReadScope {
  const reviewed = seats.filter(({ role }) => role === REVIEWING_ROLE).map(({ office }) => office.split(':')[0] ?? '-');
  return { ...scope, prefixes: [...scope.prefixes, ...reviewed] };
}

/** One at a time of a kind; of two windows at once the second waits and finds the first's. */
async function refuseSecond(
  tx: Tx,
  { county, caseId }: { county: string; caseId: string },
  procedure: string,
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`linked ${county} ${caseId} ${procedure}`]);
  const { rows } = await tx.query<{ number: string }>(
    `select c.number from case_link l join cases c on c.county = l.other_county and c.id = l.other_id
     where l.county = $1 and l.case_id = $2 and l.relation = $3 and c.status = 'active'`,
    [county, caseId, procedure],
  );
  if (rows[0]) throw new AlreadyLinked(rows[0].number);
}
