import { Type } from 'class-transformer';
import { IsInt, IsObject, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { PageView, TextView } from '../shared/text.dto.js';
import type { PublicNotice } from './public-notices.js';

/** What fits on a screen: a list to read, none to carry away. */
const MOST_NOTICES = 50;

export class NoticesQuery {
  /** Code of a township (9 digits, with all its villages) or of a village (12). */
  @Matches(/^\d{9}(\d{3})?$/)
  division: string;

  @Optional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_NOTICES)
  limit?: number;
}

export class ObjectionBody {
  /** One of those the notice lists; may be left out where it lists only one. */
  @Optional()
  @IsString()
  @MaxLength(80)
  command?: string;

  /** The form that the notice shows for it. Who you are goes into the sealed part and is shown to nobody but the handlers. */
  @IsObject()
  data: Record<string, unknown>;
}

/** All that a notice may say; amounts in yuan. */
export class NoticeValuesView {
  applicantName?: string;
  memberCount?: number;
  proposedAmount?: string;
  amount?: string;
  village?: string;
  procedure?: string;
}

export class PublicNoticeView implements PublicNotice {
  county: string;
  id: string;
  kind: string;
  title: TextView;
  /** As the notice names it. */
  procedure: string;
  procedureTitle: TextView;
  values: NoticeValuesView;
  places: string[];
  from: string;
  to: string | null;
  /** As it hangs. */
  text: string;
}

export class ObjectionWay {
  command: string;
  title: TextView;
  /** JSON Schema to fill in, with pointers resolved; null for a command that takes no form. */
  form: Record<string, unknown> | null;
}

export class OpenNoticeView extends PublicNoticeView {
  /** What anybody may send while it hangs. */
  objections: ObjectionWay[];
}

/** A number of its own, which does not name the case, and the code to ask with. */
export class ObjectionReceiptView {
  receipt: string;
  queryCode: string;
}

export class PublicNoticePage extends PageView {
  items: PublicNoticeView[];
}
