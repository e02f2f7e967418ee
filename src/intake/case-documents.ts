import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE } from '../database/database.js';
import { Households } from '../households/index.js';
import type { Principal } from '../cases/access.js';
import { Documents } from './documents.js';
import type { DocumentView } from './documents.dto.js';
import { findVisibleCase } from './visible-case.js';

/** Papers that come after the application: what was missing, what a visit photographed. */
@Injectable()
export class CaseDocuments {
  constructor(
    private readonly database: Database,
    private readonly documents: Documents,
    private readonly households: Households,
  ) {}

  /** @throws Problem 404 outside the scope */
  async list(user: Principal, county: string, caseId: string): Promise<DocumentView[]> {
    await findVisibleCase(this.database, user.scope, county, caseId);
    return this.documents.ofCase(user, county, caseId);
  }

  /** @throws Problem 404 outside the scope; DocumentUnknown; HouseholdErased */
  async attach(user: Principal, county: string, caseId: string, ids: string[]): Promise<DocumentView[]> {
    const { division, householdId } = await findVisibleCase(this.database, user.scope, county, caseId);
    await this.database.transaction(EVERYWHERE, async (tx) => {
      if (householdId !== null) await this.households.hold(tx, county, householdId);
      await this.documents.attach(tx, user.userId, ids, { county, caseId, division, householdId });
    });
    return this.documents.ofCase(user, county, caseId);
  }
}
