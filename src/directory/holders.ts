import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import type { Json } from '../engine/index.js';

/** Tells verbs which seats people hold themselves today, and which offices there are. A seat held as a substitute is not passed on. */
@Injectable()
export class Holders {
  constructor(registry: Registry) {
    registry.fact('people', ({ ids }, { today }, tx) => seatsOf(tx, ids, today));
    registry.fact('offices', ({ codes }, { today }, tx) => officesOf(tx, codes, today));
  }
}

/** By person; who is unknown, disabled or without a seat is not in it. */
async function seatsOf(tx: Tx, ids: string[], today: string): Promise<Json> {
  const { rows } = await tx.query<{ id: string; seats: Json }>(
    `select u.id, json_agg(json_build_object('office', s.office, 'role', s.role) order by s.office, s.role) as seats
     from app_user u join seat s on s.user_id = u.id
     where u.id = any ($1::uuid[]) and not u.disabled and s.valid_from <= $2::date and (s.valid_to is null or s.valid_to >= $2::date)
     group by u.id`,
    [ids.filter((id) => isUUID(id)), today],
  );
  return Object.fromEntries(rows.map(({ id, seats }) => [id, seats]));
}

async function officesOf(tx: Tx, codes: string[], today: string): Promise<Json> {
  const { rows } = await tx.query<{ code: string }>(
    `select code from office where code = any ($1) and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date)
     order by code`,
    [codes, today],
  );
  return rows.map(({ code }) => code);
}
