import { Transform } from 'class-transformer';
import { IsString, MaxLength } from 'class-validator';
import { TextView } from '../shared/text.dto.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** Both go in the body: what stands in an address is kept by browsers, proxies and logs. */
export class ProgressBody {
  /** Number on the receipt. */
  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  number: string;

  /** Query code on the receipt. */
  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  code: string;
}

/** A period after whose end the case moves on by itself. */
export class NextStepView {
  /** Its last day, YYYY-MM-DD. */
  on: string;
  /** Where the case stands then, if nothing comes between. */
  then: TextView;
}

/** One way to challenge a decision, and how long it is open. */
export class RemedyView {
  /** Stable name, e.g. `reconsideration`. */
  route: string;
  name: TextView;
  /** Who takes it; several are a choice. */
  organs: string[];
  /** E.g. `60d`, `6mo`; counted from when the decision became known. */
  period: string;
  law: string;
  /** The whole sentence as the letter has it, in Chinese. */
  text: string;
  /** Last day, YYYY-MM-DD, as if the letter had been received on the day it was issued: never later than the law's own. */
  lastDay: string;
}

/** A letter that was sent; what it says stands on paper only. */
export class LetterSentView {
  title: TextView;
  /** Day it was issued, YYYY-MM-DD. */
  on: string;
  /** What can be done against it; empty where it decides nothing. */
  remedies: RemedyView[];
}

/** What the record of the case comes to, to be compared later. */
export class RecordView {
  /** How many steps are recorded; for an objection, which of them it is. */
  steps: number;
  /** Fingerprint of that step (SHA-256), which covers all before it. */
  head: string;
  /** Fingerprints of all steps so far, in order, of which one noted earlier must be one; an objection shows only its own. */
  fingerprints: string[];
  /** All fingerprints were recomputed just now and fit. */
  intact: boolean;
}

export class NoticeLinkView {
  county: string;
  id: string;
}

export class RatingStateView {
  /** Decided, and not rated yet. */
  possible: boolean;
  /** As given; null before. */
  score: number | null;
}

/** What somebody learns from number and code, and nothing besides. */
export class ProgressView {
  number: string;
  about: 'application' | 'objection';
  /** Of the procedure. */
  title: TextView;
  /** Where it stands, in the words meant for citizens; several where things go on side by side. */
  progress: TextView[];
  /** Day since when, YYYY-MM-DD. */
  since: string;
  /** Day it was received, YYYY-MM-DD. */
  receivedOn: string;
  /** Day by which the law wants a decision; null once decided, or while the clock is stopped. */
  promisedOn: string | null;
  /** Negative once that day has passed. */
  remainingWorkingDays: number | null;
  /** The clock is stopped by law, e.g. while papers are to be brought. */
  paused: boolean;
  /** Offices that have it now, by name. */
  offices: string[];
  next: NextStepView[];
  /** What the applicant can do at the window now. */
  possible: TextView[];
  /** Letters sent, oldest first. */
  letters: LetterSentView[];
  /** The notice of it that hangs now. */
  notice: NoticeLinkView | null;
  record: RecordView;
  rating: RatingStateView;
}
