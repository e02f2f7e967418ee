import {
  CalendarError,
  dateOf,
  instantMs,
  isoInstant,
  isPlainDate,
  startOfDay,
  type WorkCalendar,
} from '../calendar/index.js';
import type { CompiledDefinition } from './compile.js';
import type { JsonObject, Text } from './definition.js';
import { CommandRefused, FactNeeded } from './errors.js';
import { readForm } from './forms.js';
import { activePaths, initialPaths } from './nodes.js';
import { senderOf } from './scenario-actors.js';
import { innermostStates, mismatches } from './scenario-expect.js';
import type { Given, ScenarioStep } from './scenario-shape.js';
import type { CaseState, ClockState, Effect, Facts } from './state.js';
import { step, transitionsFor, type StepResult } from './step.js';

/** A step that did not go as the scenario says. */
class Unexpected extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

const HOUR_MS = 3_600_000;

/** A case as a scenario tells it: its state, the time, the facts as they stand. */
export class ScenarioRun {
  state: CaseState | null = null;
  readonly visited = new Set<string>();
  readonly took = new Set<string>();
  private seq = 0;
  private now = '';
  private facts: JsonObject;
  private effects: Effect[] = [];

  constructor(
    private readonly compiled: CompiledDefinition,
    private readonly given: Given,
    private readonly calendar: WorkCalendar,
  ) {
    this.facts = { ...given.facts };
  }

  /** Where a scenario that comes after this one goes on. */
  copy(): ScenarioRun {
    const copy = new ScenarioRun(this.compiled, this.given, this.calendar);
    const { state, seq, now, facts, effects } = this;
    return Object.assign(copy, { state, seq, now, facts, effects });
  }

  perform(each: ScenarioStep): void {
    this.now ||= instantOf(this.given.at);
    if (each.do !== undefined) this.command(each, each.do);
    else if (each.refuse !== undefined) this.refusal(each, each.refuse);
    else if (each.wait !== undefined) this.waitFor(each.wait);
    else if (each.at !== undefined) this.passTo(instantOf(each.at));
    else if (each.facts !== undefined) this.facts = { ...this.facts, ...each.facts };
    else if (each.expect !== undefined) this.expect(each.expect);
  }

  private command({ by = '', with: data, part }: ScenarioStep, type: string): void {
    const { compiled, state } = this;
    if (state === null && type !== 'OPEN')
      throw new Unexpected({
        zh: '案件尚未以 OPEN 发起',
        en: 'the case has not been opened; the first command is OPEN',
      });
    if (state !== null && type === 'OPEN') throw new Unexpected({ zh: '案件已发起', en: 'the case is open already' });
    const facts = this.currentFacts();
    const transition = state === null ? undefined : transitionsFor(compiled, state, type)[0];
    const form = state === null ? compiled.definition.opening.form : transition?.meta.form;
    const sender = senderOf(
      compiled,
      state,
      transition,
      { by, ...(part === undefined ? {} : { part: String(part) }) },
      facts,
    );
    const { open } = state === null || transition ? readForm(compiled.definition, form, data) : { open: {} };
    const result = step(compiled, state, { type, data: open, ...sender }, facts, this.calendar, this.seq + 1);
    this.effects = [];
    this.accept(result);
  }

  private accept({ state, took, effects }: StepResult): void {
    this.seq += 1;
    this.state = state;
    this.effects.push(...effects);
    const { nodes } = this.compiled;
    for (const id of took) {
      this.took.add(id);
      // Also states that a chain of `always` or the end of a region only passes through.
      const source = id.slice(0, id.indexOf(':'));
      const { targets = [] } = nodes.get(source)?.transitions.find((each) => each.id === id) ?? {};
      this.visited.add(source);
      for (const path of targets.flatMap((target) => initialPaths(nodes, target))) this.visited.add(path);
    }
    for (const path of activePaths(nodes, state.value)) this.visited.add(path);
  }

  private refusal(each: ScenarioStep, type: string): void {
    const before = { state: this.state, seq: this.seq, effects: this.effects };
    try {
      this.command(each, type);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      if (error.code === each.because) return;
      throw new Unexpected({
        zh: `应因 ${each.because} 被拒绝，实为 ${error.code}：${error.zh}`,
        en: `expected the refusal ${each.because}, got ${error.code}: ${error.message}`,
      });
    }
    const got = this.state ? innermostStates(this.compiled.nodes, this.state).join(' + ') : '';
    Object.assign(this, before);
    throw new Unexpected({
      zh: `应因 ${each.because} 被拒绝，却被执行，案件到达 ${got}`,
      en: `expected the refusal ${each.because}, got no refusal: the case went to ${got}`,
    });
  }

  private waitFor(period: string): void {
    const targets = this.running().filter(([, clock]) => clock.period === period);
    const first = targets[0]?.[1];
    if (!first?.dueAt) {
      const running = [...new Set(this.running().map(([, clock]) => clock.period))].join(', ') || 'none';
      throw new Unexpected({
        zh: `期限 ${period} 未在计算；正在计算的期限：${running}`,
        en: `the period ${period} is not running; running now: ${running}`,
      });
    }
    const fired = this.passTo(first.dueAt);
    if (!fired.some((key) => targets.some(([target]) => target === key)))
      throw new Unexpected({
        zh: `期限 ${period} 届满之前已因 ${fired.join('、')} 届满而终止`,
        en: `the period ${period} ended before it fell due, because ${fired.join(', ')} fell due first`,
      });
  }

  /** Lets time pass and fires what falls due on the way; an alarm before a deadline that moves the case on. */
  private passTo(instant: string): string[] {
    if (instantMs(instant) < instantMs(this.now))
      throw new Unexpected({
        zh: `时间不能倒流：现在是 ${this.now}`,
        en: `time does not run backwards: it is ${this.now}`,
      });
    const fired: string[] = [];
    this.effects = [];
    for (let next = this.nextDue(instant); next; next = this.nextDue(instant)) {
      const [key, clock] = next;
      this.now = clock.dueAt ?? this.now;
      const command = {
        type: clock.kind === 'after' ? 'DUE' : 'ALARM',
        actor: { kind: 'system' as const },
        clock: key,
      };
      this.accept(step(this.compiled, this.state, command, this.currentFacts(), this.calendar, this.seq + 1));
      fired.push(key);
    }
    this.now = instant;
    return fired;
  }

  private nextDue(instant: string): [string, ClockState] | undefined {
    return this.running().find(([, clock]) => instantMs(clock.dueAt ?? '') <= instantMs(instant));
  }

  /** Running clocks, the next to fall due first. */
  private running(): [string, ClockState][] {
    if (this.state?.status !== 'active') return [];
    return Object.entries(this.state.clocks)
      .filter(([, clock]) => !clock.fired && clock.dueAt !== null)
      .sort(([, a], [, b]) => instantMs(a.dueAt ?? '') - instantMs(b.dueAt ?? '') || b.kind.localeCompare(a.kind));
  }

  private expect(expected: NonNullable<ScenarioStep['expect']>): void {
    if (this.state === null) throw new Unexpected({ zh: '案件尚未发起', en: 'the case has not been opened' });
    const wrong = mismatches(this.compiled, this.state, this.effects, expected);
    if (wrong.length === 0) return;
    throw new Unexpected({
      zh: wrong.map(({ what, expected: wanted, got }) => `${what}：应为 ${wanted}，实为 ${got}`).join('；'),
      en: wrong.map(({ what, expected: wanted, got }) => `${what}: expected ${wanted}, got ${got}`).join('; '),
    });
  }

  private currentFacts(): Facts {
    const { division, settings } = this.given;
    const today = dateOf(this.now);
    return { ...this.facts, division, settings, now: this.now, today, calendar: this.calendar.version };
  }
}

/** A bare date means nine o'clock in the morning, when the window opens. */
const instantOf = (at: string): string =>
  isoInstant(isPlainDate(at) ? instantMs(startOfDay(at)) + 9 * HOUR_MS : instantMs(at));

/** Why a step did not go as its scenario says. @throws what is no answer of the engine but a mistake in it */
export function explain(each: ScenarioStep, error: unknown): Text {
  const what = each.do ?? each.refuse ?? Object.keys(each)[0] ?? '';
  if (error instanceof Unexpected) return { zh: `${what}：${error.text.zh}`, en: `${what}: ${error.text.en}` };
  if (error instanceof CommandRefused)
    return {
      zh: `${what}：应被执行，却因 ${error.code} 被拒绝：${error.zh}`,
      en: `${what}: expected to go through, got ${error.code}: ${error.message}`,
    };
  if (error instanceof FactNeeded) {
    const setting = 'key' in error.source ? ` (${error.source.key})` : '';
    return {
      zh: `${what}：需要事实“${error.fact}”${setting}，given.facts 中没有`,
      en: `${what}: needs the fact "${error.fact}"${setting}, which the scenario does not give`,
    };
  }
  if (error instanceof CalendarError) return { zh: `${what}：${error.message}`, en: `${what}: ${error.message}` };
  throw error;
}
