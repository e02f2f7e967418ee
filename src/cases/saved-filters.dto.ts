import { IsString, MaxLength, MinLength } from 'class-validator';
import { OneOf, Optional } from '../shared/fields.js';
import { TextView } from '../shared/text.dto.js';
import type { SavedFilter } from './saved-filters.js';
import { InboxConditionsDto } from './tasks.dto.js';

export class SavedFilterBody {
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  name: string;

  /** One of your offices, to share it with everybody who sits there; without one it is yours alone. */
  @Optional()
  @IsString()
  @MaxLength(60)
  office?: string;

  @OneOf(() => InboxConditionsDto)
  conditions: InboxConditionsDto;
}

export class SavedFilterView implements SavedFilter {
  id: string;
  name: string;
  office: string | null;
  officeName: TextView | null;
  /** Whose it is; only they change or remove it. */
  owner: string;
  mine: boolean;
  conditions: InboxConditionsDto;
  changedAt: string;
  /** How many of your tasks meet it now. */
  count: number;
}
