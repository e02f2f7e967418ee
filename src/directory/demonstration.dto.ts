import { TextView } from '../shared/text.dto.js';
import type { DemonstrationSeat } from './demonstration-logins.js';
import type { NextCommand, NextPerson, NextSteps } from './demonstration-next.js';

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

export class DemonstrationMemberView {
  name: string;
  /** To the applicant, in the words of the window. */
  relation: string;
  /** Of nobody, with the right check digit. */
  idNumber: string;
  phone?: string;
  account?: string;
  categories?: string[];
}

export class DemonstrationFamilyView {
  who: TextView;
  village: string;
  /** How they live, as they would tell it at the window. */
  situation: string;
  members: DemonstrationMemberView[];
}

export class NextCommandView implements NextCommand {
  title: TextView;
  /** A task waits for them; their seat allows it besides; or they enter it for the citizen. */
  as: 'task' | 'seat' | 'behalf';
}

export class NextPersonView implements NextPerson {
  username: string;
  name: string;
  title: TextView;
  role: string;
  /** Names of those whose seats they hold today as a substitute. */
  standsInFor: string[];
  commands: NextCommandView[];
}

export class DemonstrationNextView implements NextSteps {
  people: NextPersonView[];
  /** What anybody could do without an account. */
  public: TextView[];
}
