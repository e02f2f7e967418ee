/** Stops a run that asks for ever; no step of a real procedure has so many open questions. */
const MOST_CHOICES = 24;

/** Ways one event can go from one configuration; the largest procedure in workflows has 11 at most. */
export const MOST_OUTCOMES = 4_096;

/** One step asks more than can be answered in every combination. */
export class TooManyChoices extends Error {}

/** A run went round in a circle of `always` transitions. */
export class Circle extends Error {
  constructor(
    readonly transition: string,
    /** Nothing changed on the way round, so the guards that let it begin let it go on. */
    readonly endless: boolean,
  ) {
    super(`the transition ${transition} is taken again and again`);
    this.name = 'Circle';
  }
}

/**
 * Answers, in place of the facts of a case, whatever a run of the machine asks. A run is repeated with every combination of
 * answers, by replaying the beginning of an earlier one and turning its last answer round. Within one run the same
 * question has the same answer, until an action could have changed what it is about.
 */
export class Oracle {
  /** Grows whenever an action may have changed the case's variables. */
  changes = 0;
  private answers: { value: number; of: number }[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly script: readonly number[]) {}

  /** An answer from 0 to `of - 1`. `lasting` ones hold for the whole run: what was sent, who decides today. */
  choose(question: string | null, of: number, lasting = false): number {
    const key = question === null ? null : lasting ? question : `${this.changes} ${question}`;
    const before = key === null ? undefined : this.known.get(key);
    if (before !== undefined) return before;
    if (this.answers.length >= MOST_CHOICES) throw new TooManyChoices();
    const value = this.script[this.answers.length] ?? 0;
    this.answers.push({ value, of });
    if (key !== null) this.known.set(key, value);
    return value;
  }

  /** What an action has just made known; until the next one changes something. */
  tell(question: string, value: number): void {
    this.known.set(`${this.changes} ${question}`, value);
  }

  /** The scripts of the runs that differ from this one in an answer it was not told to give. */
  alternatives(): number[][] {
    const scripts: number[][] = [];
    const given = this.answers.map(({ value }) => value);
    for (let index = this.script.length; index < this.answers.length; index += 1) {
      for (let value = 1; value < (this.answers[index]?.of ?? 0); value += 1) {
        scripts.push([...given.slice(0, index), value]);
      }
    }
    return scripts;
  }
}
