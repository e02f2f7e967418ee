import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { In, type Repository } from 'typeorm';
import { Database } from '../database/database.js';
import { once } from '../cases/once.js';
import type { Principal } from '../cases/access.js';
import { notFound, notPermitted, Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { divisionPrefixes } from './division-prefixes.js';
import { OpenDecisions } from './open-decisions.js';
import { GrantRow } from './grant.entity.js';
import type { NewGrant } from './grants.dto.js';

/** Authority grants: who decides what where, from when to when. They are revoked, never changed or deleted. */
@Injectable()
export class Grants {
  constructor(
    private readonly database: Database,
    @InjectRepository(GrantRow) private readonly rows: Repository<GrantRow>,
    private readonly decisions: OpenDecisions,
  ) {}

  list({ division, procedure }: { division?: string; procedure?: string }): Promise<GrantRow[]> {
    return this.rows.find({
      where: {
        ...(division === undefined ? {} : { division: In(divisionPrefixes(division)) }),
        ...(procedure === undefined ? {} : { procedure: In([procedure, '*']) }),
      },
      order: { division: 'ASC', procedure: 'ASC', from: 'ASC', id: 'ASC' },
    });
  }

  /** Open decisions go to the office it names, from its first day on. */
  async add(actor: Principal, key: string, grant: NewGrant): Promise<GrantRow> {
    requireReach(actor, grant.division);
    const content = { what: 'grant', ...grant };
    const id = await once(this.database, { principal: actor.userId, key, content }, (tx) => insertGrant(tx, grant));
    await this.decisions.follow();
    return this.get(id);
  }

  /**
   * From today on the grant holds no more. What was decided under it stays decided; a decision being taken at this moment
   * is one of before. Open decisions go to whoever decides from now on.
   */
  async revoke(actor: Principal, id: string, reason: string): Promise<GrantRow> {
    const grant = await this.get(id);
    requireReach(actor, grant.division);
    const revoked = await this.database.query(
      `update authority_grant set revoked_on = (service_now() at time zone 'Asia/Shanghai')::date, revoked_reason = $2
       where id = $1 and revoked_on is null returning id`,
      [id, reason],
    );
    if (revoked.length === 0) throw alreadyRevoked(grant.revokedOn);
    await this.decisions.follow();
    return this.get(id);
  }

  private async get(id: string): Promise<GrantRow> {
    const grant = await this.rows.findOneBy({ id });
    if (!grant) throw notFound({ zh: '授权', en: 'grant' });
    return grant;
  }
}

/** An administrator keeps the register for everybody; a county's civil affairs supervisor for that county. */
function requireReach({ seats }: Principal, division: string): void {
  const reaches = seats.some(({ office, role }) => {
    const [own = '', department] = office.split(':');
    return (
      role === 'administrator' || (role === 'supervisor' && department === 'civilAffairs' && division.startsWith(own))
    );
  });
  if (reaches) return;
  throw notPermitted({
    zh: '授权只能由所属县级民政部门督办人员或平台管理员登记、撤销。',
    en: 'Grants are kept by a supervisor of the civil affairs department the division belongs to, or by an administrator.',
  });
}

async function insertGrant(tx: PoolClient, grant: NewGrant): Promise<string> {
  const { procedure, division, office, mode, from, to, grantedBy, law } = grant;
  if (to !== undefined && to < from) throw badPeriod();
  // Two overlapping grants entered at once must not pass each other's check.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`grant ${division} ${procedure}`]);
  const { rowCount: overlaps } = await tx.query(
    `select from authority_grant where division = $1 and procedure = $2
       and daterange(valid_from, least(valid_to, revoked_on - 1), '[]') && daterange($3::date, $4::date, '[]')`,
    [division, procedure, from, to ?? null],
  );
  if (overlaps) throw overlapping();
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  const id = uuid7(rows[0]?.now ?? Number.NaN);
  const { rowCount } = await tx.query(
    `insert into authority_grant (id, procedure, division, office, mode, valid_from, valid_to, granted_by, law)
     select $1, $2, $3, o.code, $5, $6, $7, $8, $9 from office o where o.code = $4`,
    [id, procedure, division, office, mode, from, to ?? null, grantedBy, law],
  );
  if (!rowCount) throw new Problem('no-such-office', 422, { zh: '没有该机构。', en: 'There is no such office.' });
  return id;
}

const badPeriod = (): Problem =>
  new Problem('period-invalid', 422, { zh: '截止日早于起始日。', en: 'The last day lies before the first.' });

const overlapping = (): Problem =>
  new Problem('grant-overlaps', 409, {
    zh: '该地区、该事项在此期间已有授权，请先撤销或调整日期。',
    en: 'Another grant for this division and procedure holds in those days. Revoke it first, or choose other days.',
  });

const alreadyRevoked = (on: string | null): Problem =>
  new Problem('grant-revoked', 409, { zh: '该授权已撤销。', en: 'This grant has been revoked already.' }, { on });
