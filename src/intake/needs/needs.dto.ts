import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsString, Matches, MaxLength } from 'class-validator';
import { ListOf, Optional } from '../../shared/fields.js';
import { TextView } from '../../shared/text.dto.js';

const WORD = /^[A-Za-z]\w{0,39}$/;

/** Somebody who lives in the household. What is not known yet may be left out; nothing of it is kept. */
export class NeedMemberBody {
  /** Citizen number (GB 11643): finds what the person already has. */
  @Optional()
  @IsString()
  @MaxLength(40)
  idNumber?: string;

  /** YYYY-MM-DD, only for somebody without a citizen number. */
  @Optional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  birthDate?: string;

  /** To whoever asks for help, e.g. `self`, `spouse`, `child`. */
  @Matches(WORD)
  relation: string;

  /** Categories the division gives something for, other than those that follow from age. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(WORD, { each: true })
  categories?: string[];
}

export class NeedsBody {
  /** Village or community, 12 digits, in the window's own township. */
  @Matches(/^\d{12}$/)
  division: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ListOf(() => NeedMemberBody)
  members: NeedMemberBody[];

  /** Answers to the questions of `GET /api/needs-assessments/form`; none of them has to be there. */
  @IsObject()
  @Transform(({ value }: { value: unknown }) => value)
  answers: Record<string, unknown>;
}

export class MissingAnswer {
  /** Name of the question; `ages` for members whose date of birth is not known. */
  name: string;
  title: TextView;
}

export class ExclusionView {
  procedure: string;
  title: TextView;
  /** Why both cannot be had. */
  sentence: TextView;
  law: string | null;
  /** Whether they have the other already, or only seem entitled to it as well. */
  because: 'has' | 'seemsEntitled';
}

/** What the answers say of one procedure. It decides nothing: entitlement is found out in the case. */
export class ProcedureAdvice {
  procedure: string;
  version: string;
  title: TextView;
  /** The act the procedure carries out. */
  law: string;
  /** Whom it is for, in the procedure's own words, and the article. */
  sentence: TextView;
  source: string | null;
  seems: 'entitled' | 'notEntitled' | 'unknown';
  /** Answers without which it cannot be said. */
  missing: MissingAnswer[];
  /** Settings the division has not made, without which it cannot be said. */
  missingSettings: string[];
  /** Whether members are in an open case, receive it or are recognised already. */
  has: 'open' | 'inPayment' | 'recognised' | null;
  /** What it cannot be had beside, as far as that matters here. */
  excludes: ExclusionView[];
  /** `apply` for it; `choose` between it and what excludes it; `ask` for what is missing; nothing more than they have, or nothing. */
  advice: 'apply' | 'choose' | 'ask' | 'has' | 'none';
}

export class InvolvementView {
  /** Which of the members, from 0. */
  member: number;
  number: string;
  procedure: string;
  title: TextView;
  division: string;
  /** Day the case was opened, or first month that is paid. */
  since: string;
  status: string;
  possible: PossibilityView[];
}

export class PossibilityView extends TextView {
  action: string;
}

export class RecognitionView {
  /** Which of the members, from 0. */
  member: number;
  /** The identity, e.g. `marginFamily`. */
  status: string;
  procedure: string;
  /** First and last day, YYYY-MM-DD. */
  since: string;
  to: string | null;
}

export class NeedsAssessmentView {
  county: string;
  id: string;
  division: string;
  assessedAt: string;
  /** When it is removed; null once it has been kept with the household that applied. */
  keptUntil: string | null;
  memberCount: number;
  /** In fen per month; null while an income is missing. */
  incomePerHeadFen: number | null;
  answers: Record<string, unknown>;
  /** Every procedure in force that says whom it is for. */
  procedures: ProcedureAdvice[];
  /** What members have already, wherever that may be. */
  involvements: InvolvementView[];
  /** Identities of members in force, whichever county recognised them. */
  recognitions: RecognitionView[];
}

export class NeedsFormView {
  /** JSON Schema of the answers, with titles in both languages. */
  schema: Record<string, unknown>;
}
