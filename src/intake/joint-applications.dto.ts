import { OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsObject, IsUUID, Matches, Min } from 'class-validator';
import { ListOf, Optional } from '../shared/fields.js';
import { ApplicationBody } from './applications.dto.js';

const PROCEDURE = /^[a-z][a-z0-9-]{0,60}$/;

/** More than anybody is entitled to; keeps one request's work bounded. */
const MOST_TOGETHER = 12;

export class AppliedForBody {
  @Matches(PROCEDURE)
  procedure: string;

  /** That procedure's own application form. */
  @IsObject()
  form: Record<string, unknown>;

  /** Place of the member it is for, in a procedure about a person; the applicant when left out. */
  @Optional()
  @IsInt()
  @Min(0)
  beneficiary?: number;
}

export class ChoiceBody {
  /** What the household takes if both are granted. */
  @Matches(PROCEDURE)
  chosen: string;

  /** What it then does without. */
  @Matches(PROCEDURE)
  over: string;
}

/** One form for several procedures: everything but the procedures' own parts is said once. */
export class JointApplicationBody extends OmitType(ApplicationBody, ['procedure', 'form', 'beneficiary'] as const) {
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TOGETHER)
  @ListOf(() => AppliedForBody)
  applications: AppliedForBody[];

  /** For every two that cannot be had together, which one the household wants if it is granted both. */
  @Optional()
  @ArrayMaxSize(MOST_TOGETHER)
  @ListOf(() => ChoiceBody)
  choices?: ChoiceBody[];

  /** The needs assessment it follows from: kept with the household from now on. */
  @Optional()
  @IsUUID()
  assessment?: string;
}
