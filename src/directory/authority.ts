import { Injectable } from '@nestjs/common';
import type { FactSubject, Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { countyOf, type Authority } from '../engine/index.js';
import { divisionPrefixes } from './division-prefixes.js';

/**
 * The nearest division's grant wins, then one that names the procedure. Never kept in memory: a revocation counts from the
 * moment it is committed, on every replica.
 */
const IN_FORCE = {
  name: 'authority_in_force',
  text: `select id, mode, office, law from authority_grant
    where division = any ($1) and procedure in ($2, '*') and valid_from <= $3
      and (valid_to is null or valid_to >= $3) and (revoked_on is null or revoked_on > $3)
    order by length(division) desc, procedure = '*', valid_from desc, id desc limit 1`,
};

// A type and not an interface: it has to be recognisable as JSON.
export type AuthorityInForce = {
  mode: Authority['mode'];
  office: string;
  /** Id of the grant it rests on; null for the county's own authority. */
  grant: string | null;
  law: string | null;
};

/** Who decides a procedure in a division on a day. */
@Injectable()
export class AuthorityLookup {
  constructor(registry: Registry) {
    registry.fact('authority', (_request, subject, tx) => this.inForce(tx, subject));
  }

  /** Without any grant it is the county's civil affairs department (社会救助暂行办法 art. 3). */
  async inForce(
    tx: Tx,
    { division, procedure, today }: Pick<FactSubject, 'division' | 'procedure' | 'today'>,
  ): Promise<AuthorityInForce> {
    const values = [divisionPrefixes(division), procedure, today];
    const { rows } = await tx.query<{ id: string; mode: Authority['mode']; office: string; law: string }>({
      ...IN_FORCE,
      values,
    });
    const grant = rows[0];
    if (!grant) return { mode: 'COUNTY', office: `${countyOf(division)}:civilAffairs`, grant: null, law: null };
    return { mode: grant.mode, office: grant.office, grant: grant.id, law: grant.law };
  }
}
