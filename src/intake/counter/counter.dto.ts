import { IsString, Matches, MaxLength } from 'class-validator';
import { Optional } from '../../shared/fields.js';
import { TextView } from '../../shared/text.dto.js';

export class CounterQuery {
  /** Village or township whose rules are asked for; the window's own township when left out. */
  @Optional()
  @Matches(/^\d{9}(\d{3})?$/)
  division?: string;
}

/** A word that is stored, and what people call it. */
export class WordView extends TextView {
  name: string;
}

export class PaperView extends WordView {
  /** Told as missing before the application is sent. */
  asked: boolean;
}

export class VillageView {
  code: string;
  name: string;
}

/** A procedure that may be opened at the window today. */
export class CounterProcedure {
  /** `application` by a household, `about` a case by whoever it concerns, a `matter` of the administration's own. */
  opens: 'application' | 'about' | 'matter';
  procedure: string;
  version: string;
  title: TextView;
  law: string;
  /** `person`: for one of the members, who is named as beneficiary. */
  subject: string;
  /** Whom it is for, in its own words; null where it does not say. */
  sentence: TextView | null;
  /** JSON Schema of the form that opens it; null where it asks nothing. */
  schema: Record<string, unknown> | null;
  papers: PaperView[];
}

export class CounterView {
  /** Today at the counter, YYYY-MM-DD. */
  today: string;
  /** The window, e.g. `421222104:window`. */
  office: string;
  officeName: TextView;
  /** Villages it receives applications of. */
  villages: VillageView[];
  relations: WordView[];
  /** Categories that may be entered for members there; what follows from age is not among them. */
  categories: WordView[];
  /** What somebody can be to an official for the household to be registered separately. */
  nearRelatives: WordView[];
  procedures: CounterProcedure[];
}

export class OfficialView {
  username: string;
  name: string;
  /** Name of the office in which they handle cases of that place. */
  office: TextView;
  role: TextView;
}

export class RelativeQuery {
  /** Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
  @IsString()
  @MaxLength(40)
  idNumber: string;
}

export class DeclaredRelativeView {
  /** Username of the official. */
  officer: string;
  name: string;
  office: TextView;
  /** What the person is to the official. */
  relation: string;
}
