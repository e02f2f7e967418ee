import { IntersectionType } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { PageQuery } from '../shared/page.dto.js';
import { MONTH } from './months.js';

export class RosterBody {
  /** Six-digit code of the county. */
  @Matches(/^\d{6}$/)
  county: string;

  /** The month to be paid, YYYY-MM; it must have begun. */
  @Matches(MONTH)
  month: string;
}

export class PaymentsQuery extends IntersectionType(RosterBody, PageQuery) {}
