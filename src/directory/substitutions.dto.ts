import { IsIn, IsUUID, Matches, ValidateIf } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { PageQuery } from '../shared/page.dto.js';
import { TextView } from '../shared/text.dto.js';
import { DATE, OFFICE } from './codes.js';
import { roles } from './seed/posts.js';

export class NewSubstitution {
  /** Who is away. */
  @IsUUID()
  person: string;

  /** Who stands in. */
  @IsUUID()
  substitute: string;

  /** The seat, together with `role`; all seats of the person when both are left out. */
  @ValidateIf(({ office, role }: NewSubstitution) => office !== undefined || role !== undefined)
  @Matches(OFFICE)
  office?: string;

  @ValidateIf(({ office, role }: NewSubstitution) => office !== undefined || role !== undefined)
  @IsIn(roles)
  role?: string;

  /** First day. */
  @Matches(DATE)
  from: string;

  /** Last day. */
  @Matches(DATE)
  to: string;
}

export class SubstitutionsQuery extends PageQuery {
  /** Only those in which this person is away or stands in. */
  @Optional()
  @IsUUID()
  person?: string;
}

export class CandidatesQuery {
  /** Who is to be stood in for, asked by an administrator; oneself when left out. */
  @Optional()
  @IsUUID()
  person?: string;
}

export class NamedPerson {
  id: string;
  name: string;
}

/** Somebody with one of their seats. */
export class SubstituteCandidate extends NamedPerson {
  office: string;
  officeName: TextView;
  role: string;
  roleTitle: TextView;
}

export class Substitution {
  id: string;
  person: NamedPerson;
  substitute: NamedPerson;
  /** Null for all seats. */
  office: string | null;
  role: string | null;
  from: string;
  to: string;
  orderedBy: NamedPerson;
  orderedAt: string;
  revokedAt: string | null;
  revokedBy: NamedPerson | null;
}

export class SubstitutionPage {
  items: Substitution[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}
