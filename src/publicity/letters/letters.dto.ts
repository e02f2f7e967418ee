import { TextView } from '../../shared/text.dto.js';
import type { LetterView } from './case-letters.js';
import type { Remedy } from './remedies.js';

/** A way to challenge what the letter says. */
export class RemedyAnswer implements Remedy {
  route: string;
  name: TextView;
  organs: string[];
  /** How long, e.g. `60d`. */
  period: string;
  law: string;
  text: string;
}

export class LetterAnswer implements LetterView {
  id: string;
  kind: string;
  /** Null once the household's data has been erased. */
  title: TextView | null;
  issuedAt: string;
  /** Number of the event that issued it. */
  seq: number;
  remedies: RemedyAnswer[];
}
