import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseView, ClockView, HistoryEvent } from './answers.js';
import type { CaseFile } from './case-file.js';
import { SERVICE, type Cast, type Person } from './cast.js';
import type { Client } from './client.js';
import { dayOf, workdayFrom } from './dates.js';
import { Refused, StoryStopped } from './faults.js';
import type { ServiceClock } from './service-clock.js';
import type { Named, Teller } from './teller.js';
import type { Text } from './text.js';

/** What somebody does to a case, and how the story tells it. */
export interface Deed {
  command: string;
  /** The command's form. */
  data?: object;
}

/** Deadlines are looked for every second; a busy machine may take longer. */
const LONGEST_WAIT_MS = 30_000;
const LOOK_AGAIN_MS = 200;

/** Everything an act needs: the service as a citizen sees it, its people, its clock, and somebody who tells. */
export class Stage {
  constructor(
    readonly citizen: Client,
    readonly cast: Cast,
    readonly clock: ServiceClock,
    readonly teller: Teller,
    /** Distinguishes this run's people from those of every other run. */
    readonly run: number,
  ) {}

  /** Does it, and tells it with what followed. */
  async does(who: Person, file: CaseFile, deed: Deed, says: Text): Promise<void> {
    await this.sends(who, file, deed);
    await this.tells(who, file, says);
  }

  /** Claims the task that the command answers, if it answers one, and sends it. */
  async sends(who: Person, file: CaseFile, deed: Deed): Promise<void> {
    const [task] = await this.tasksFor(who, file, deed.command);
    await (task === undefined ? this.posts(who, file, deed, {}) : this.answers(who, file, task, deed));
  }

  /** Keys of the tasks of theirs that the command would answer now; none for a command that answers no task. */
  async tasksFor(who: Person, file: CaseFile, command: string): Promise<string[]> {
    const view = await who.client.get<CaseView>(file.path);
    const possible = view.allowed.find((one) => one.command === command);
    if (!possible) throw cannot(view, who, command);
    const others = view.tasks
      .filter(({ assignee }) => assignee !== null && assignee !== who.name)
      .map(({ key }) => key);
    return possible.tasks.filter((key) => !others.includes(key));
  }

  /** Claims a task and completes it with the number that the claim gave. */
  async answers(who: Person, file: CaseFile, key: string, deed: Deed): Promise<void> {
    const { county, caseId } = file.receipt;
    const { fence } = await who.client.post<{ fence: number }>('/tasks/claim', { county, caseId, key });
    await this.posts(who, file, deed, { task: key, fence });
  }

  async tells(who: Named, file: CaseFile, says: Text): Promise<void> {
    this.teller.step(this.clock.today, who, says, await file.followed());
  }

  /** Tries what the law forbids, and tells the refusal. @throws StoryStopped when it was let through, Refused for another reason */
  async isRefused(who: Person, file: CaseFile, deed: Deed & { because: string }, says: Text): Promise<void> {
    try {
      await this.posts(who, file, deed, {});
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== deed.because) throw error;
      const { code, sentence } = error;
      this.teller.refused(this.clock.today, who, says, { code, sentence: await this.cast.inWords(sentence, who) });
      return;
    }
    throw new StoryStopped({
      zh: `${file.number}：${deed.command} 本应以 ${deed.because} 被拒绝，服务却接受了。`,
      en: `${file.number}: ${deed.command} should have been refused as ${deed.because}, but the service let it through.`,
    });
  }

  /** Moves the clock past the end of a period and waits until the service has acted by itself. @returns its event */
  async passes(file: CaseFile, period: string, says: (clock: ClockView) => Text): Promise<HistoryEvent> {
    const clock = (await file.view()).clocks.find(
      ({ kind, fired, ...one }) => one.period === period && kind === 'after' && !fired,
    );
    if (!clock?.dueAt) throw noSuchClock(file, period);
    await this.clock.moveTo(workdayFrom(dayOf(clock.dueAt)));
    await this.hasFired(file, clock);
    await this.tells(SERVICE, file, says(clock));
    const event = await file.lastEvent('DUE');
    if (!event) throw noSuchClock(file, period);
    return event;
  }

  /** @throws StoryStopped when it takes too long */
  async hasFired(file: CaseFile, { key, opened, dueOn }: ClockView): Promise<void> {
    const until = Date.now() + LONGEST_WAIT_MS;
    for (;;) {
      const view = await file.view();
      const running = view.clocks.some((clock) => clock.key === key && clock.opened === opened && !clock.fired);
      if (!running) return;
      if (Date.now() > until) throw notFired(file, view, key, dueOn);
      await sleep(LOOK_AGAIN_MS);
    }
  }

  private posts(who: Person, file: CaseFile, { command, data }: Deed, claim: object): Promise<unknown> {
    return who.client.post(`${file.path}/commands`, { type: command, ...(data && { data }), ...claim });
  }
}

function cannot({ number, standing, refused }: CaseView, { label }: Person, command: string): StoryStopped {
  const reason = refused.find((one) => one.command === command)?.reason ?? {
    zh: '此时没有这一步',
    en: 'there is no such step now',
  };
  return new StoryStopped({
    zh: `案件 ${number} 处于“${standing.map(({ zh }) => zh).join('、')}”，${label.zh}不能办理 ${command}：${reason.zh}`,
    en: `Case ${number} is at "${standing.map(({ en }) => en).join(', ')}"; ${label.en} cannot ${command}: ${reason.en}`,
  });
}

const noSuchClock = ({ number }: CaseFile, period: string): StoryStopped =>
  new StoryStopped({
    zh: `案件 ${number} 没有正在计算的期限 ${period}。`,
    en: `Case ${number} has no running period "${period}".`,
  });

const notFired = ({ number }: CaseFile, { standing }: CaseView, key: string, dueOn: string | null): StoryStopped =>
  new StoryStopped({
    zh: `案件 ${number} 的期限 ${key} 已于 ${dueOn} 届满，但 ${LONGEST_WAIT_MS / 1000} 秒内案件仍处于“${standing.map(({ zh }) => zh).join('、')}”。请查看服务日志和 /api/incidents。`,
    en: `The period ${key} of case ${number} ended on ${dueOn}, but ${LONGEST_WAIT_MS / 1000} seconds later the case is still at "${standing.map(({ en }) => en).join(', ')}". See the service's log and /api/incidents.`,
  });
