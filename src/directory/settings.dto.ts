import { IsDefined, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { TextView } from '../shared/text.dto.js';
import { DATE, DIVISION, PROCEDURE, SETTING } from './codes.js';

export class SettingsQuery {
  @Matches(DIVISION)
  division: string;

  @Matches(PROCEDURE)
  procedure: string;

  /** Today when left out. */
  @Optional()
  @Matches(DATE)
  date?: string;
}

export class SettingQuery {
  @Matches(DIVISION)
  division: string;

  @Matches(PROCEDURE)
  procedure: string;

  @Matches(SETTING)
  name: string;
}

export class NewSetting {
  @Matches(DIVISION)
  division: string;

  /** A procedure's name, or `*` for all. */
  @Matches(PROCEDURE)
  procedure: string;

  @Matches(SETTING)
  name: string;

  /** Any JSON value: amounts in fen, durations as `7d`, `10wd`, `6mo`. */
  @IsDefined()
  value: unknown;

  /** First day in force; the value before ends on the eve. */
  @Matches(DATE)
  from: string;

  /** Last day in force; no end when left out. */
  @Optional()
  @Matches(DATE)
  to?: string;

  /** The legal source. */
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  law: string;
}

export class SettingView {
  name: string;
  value: unknown;
  /** The division that set it. */
  division: string;
  procedure: string;
  from: string;
  to: string | null;
  law: string;
  /** Number of the case that decided it; null for one that was entered. */
  decidedBy: string | null;
}

export class PinnedSettingView {
  name: string;
  value: unknown;
  /** The day on which the case took its values over. */
  on: string;
  /** The division that set it; null where no source of that value is on record. */
  division: string | null;
  procedure: string | null;
  from: string | null;
  to: string | null;
  law: string | null;
  decidedBy: string | null;
}

export class SettingWordView {
  value: string;
  title: TextView;
}

export class SettingPartView {
  name: string;
  title: TextView;
  /** `fen`: money; `share`: a part of one. */
  unit: 'fen' | 'share' | null;
}

export class SettingTitleView extends SettingPartView {
  /** Entries of a table. */
  parts: SettingPartView[];
  /** What its words mean, alone or in a list. */
  values: SettingWordView[];
}

export class KeptSettingView {
  /** The value as running cases have it; null where a case has none. */
  value: unknown;
  /** Running cases of the division and the procedure that go by it. */
  cases: number;
}
