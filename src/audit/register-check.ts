import type { CaseState, EventBody, StepResult } from '../engine/index.js';
import { courseAfter, drawsOf, isOnCourse, type Course, type RegisteredDraw } from '../supervision/index.js';
import type { RecordedLibrary } from './recorded-library.js';
import type { CaseRecord } from './records.js';
import { differingField, type Difference } from './standing-check.js';

/** What supervision should have registered of a case, gathered while its events are replayed. */
export class RegisterCheck {
  private openedAt: string | null = null;
  private course: Course | null = null;
  private readonly draws: RegisteredDraw[] = [];

  constructor(private readonly library: RecordedLibrary) {}

  note(before: CaseState | null, result: StepResult, event: EventBody): void {
    this.openedAt ??= event.at;
    if (isOnCourse(result)) {
      const compiled = this.library.definition(event.definition);
      const calendar = this.library.calendar(event.facts.calendar);
      this.course = courseAfter(this.course, this.openedAt, { compiled, before, result, event, calendar });
    }
    this.draws.push(...drawsOf(result, event));
  }

  /** How the registers differ from that, or null. */
  differenceFrom(registers: CaseRecord['registers']): Difference | null {
    if (!registers) return null;
    return courseDifference(this.course, registers.course) ?? drawDifference(this.draws, registers.draws);
  }
}

function courseDifference(due: Course | null, found: Course | null): Difference | null {
  const differs = (detail: string): Difference => ({ code: 'course', detail });
  if (due && !found) return differs('the case is not registered');
  if (!due) return found ? differs('nothing of the case is to be registered yet') : null;
  const field = differingField(due, found ?? {});
  return field ? differs(`another "${field}" is registered`) : null;
}

function drawDifference(due: RegisteredDraw[], found: RegisteredDraw[]): Difference | null {
  const differs = (detail: string): Difference => ({ code: 'draws', detail });
  const rows = new Map(found.map((draw) => [placeOf(draw), draw]));
  for (const draw of due) {
    const row = rows.get(placeOf(draw));
    if (!row) return differs(`the draw of event ${draw.seq} is not registered`);
    const field = differingField(draw, row);
    if (field) return differs(`the draw of event ${draw.seq} is registered with another "${field}"`);
    rows.delete(placeOf(draw));
  }
  const [extra] = rows.values();
  return extra ? differs(`event ${extra.seq} made no draw that is registered`) : null;
}

const placeOf = ({ seq, variable }: RegisteredDraw): string => `${seq} ${variable}`;
