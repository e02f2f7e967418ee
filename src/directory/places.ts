import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { notFound } from '../shared/problem.js';
import type { FoundDivision } from './places.dto.js';

const MOST_FOUND = 20;

/** A division of today with the names of those around it; codes of the levels are prefixes of one another. */
const FOUND = `
  select d.code, d.name, d.level, array(select u.name from division u
    where u.code <> d.code and starts_with(d.code, u.code) order by length(u.code)) as path
  from division d where (d.valid_to is null or d.valid_to >= (service_now() at time zone 'Asia/Shanghai')::date)`;

/** Finds a place by its name. */
@Injectable()
export class Places {
  constructor(private readonly database: Database) {}

  /** Townships and villages, those that begin with the name first. */
  async search(name: string): Promise<FoundDivision[]> {
    return this.database.query<FoundDivision>(
      `${FOUND} and d.level in ('township', 'village') and strpos(d.name, $1) > 0
       order by not starts_with(d.name, $1), length(d.code), d.code limit ${MOST_FOUND}`,
      [name.trim()],
    );
  }

  /** @throws Problem 404 */
  async find(code: string): Promise<FoundDivision> {
    const [found] = await this.database.query<FoundDivision>(`${FOUND} and d.code = $1`, [code]);
    if (!found) throw notFound({ zh: '区划', en: 'division' });
    return found;
  }
}
