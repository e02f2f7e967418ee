import { TextView } from '../shared/text.dto.js';
import type { DemonstrationSeat } from './demonstration-logins.js';

export class DemonstrationPlace {
  code: string;
  name: string;
}

export class DemonstrationLoginView implements DemonstrationSeat {
  username: string;
  title: TextView;
  role: string;
  place: DemonstrationPlace;
  /** One of those who each show another role. */
  featured: boolean;
}

export class DemonstrationLoginsView {
  password: string;
  logins: DemonstrationLoginView[];
}
