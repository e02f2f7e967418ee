import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Principal } from '../cases/access.js';
import { Inbox } from '../cases/inbox.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { Sessions } from '../identity/index.js';
import type { EventStream } from './event-stream.js';
import { WorkChangesSince, type WorkChanges } from './work-changes.js';

export interface WatchedCase {
  county: string;
  caseId: string;
}

interface Listener {
  token: string;
  principal: Principal;
  watched: ReadonlySet<string>;
  stream: EventStream;
}

const LOOK_MS = 1_000;
/** A heartbeat, and a look whether the session still is one, after so many looks. */
const BEAT_EVERY = 15;
/** Windows of one person at once; the oldest gives way. */
const MOST_OF_ONE_PERSON = 6;

const seatKey = ({ office, role }: { office: string; role: string }): string => `${office} ${role}`;
const caseKey = ({ county, caseId }: WatchedCase): string => `${county}/${caseId}`;

/**
 * Everybody in this process who listens for new work. None of them holds a database connection: one look a second serves
 * all, and while nobody listens there is none. What is told is a hint to read again, within the reader's own seats.
 */
@Injectable()
export class WorkStreams implements BeforeApplicationShutdown {
  private readonly log = new Logger(WorkStreams.name);
  private readonly listeners = new Set<Listener>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private looks = 0;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly changes: WorkChangesSince,
    private readonly inbox: Inbox,
    private readonly sessions: Sessions,
  ) {}

  /** Of the cases somebody wants to watch, those their scope reaches. */
  async visible({ scope }: Principal, cases: readonly WatchedCase[]): Promise<WatchedCase[]> {
    if (cases.length === 0) return [];
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<WatchedCase>(
        `select c.county, c.id as "caseId" from unnest($1::text[], $2::uuid[]) as w (county, id)
         join cases c on c.county = w.county and c.id = w.id`,
        [cases.map(({ county }) => county), cases.map(({ caseId }) => caseId)],
      );
      return rows;
    });
  }

  /** @param watched cases whose every further event is told */
  add(token: string, principal: Principal, watched: readonly WatchedCase[], stream: EventStream): void {
    if (this.stopped) return stream.end();
    const own = [...this.listeners].filter((one) => one.principal.userId === principal.userId);
    for (const oldest of own.slice(0, Math.max(0, own.length + 1 - MOST_OF_ONE_PERSON))) {
      oldest.stream.send('replaced', {});
      this.close(oldest);
    }
    const listener = { token, principal, watched: new Set(watched.map(caseKey)), stream };
    this.listeners.add(listener);
    stream.onClosed(() => this.listeners.delete(listener));
    stream.send('ready', {});
    if (this.timer === undefined) {
      this.changes.reset();
      this.schedule();
    }
  }

  /** Browsers come again by themselves, to whichever replica answers then. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    for (const listener of [...this.listeners]) this.close(listener);
  }

  /** One round: changes told, and now and then a heartbeat. */
  async look(): Promise<void> {
    const { seats, moved } = await this.changes.look();
    this.tellMoved(moved);
    await this.tellWork(seats);
    this.looks += 1;
    if (this.looks % BEAT_EVERY === 0) await this.beat();
  }

  /** Who has signed out, was disabled, or has left the screen alone for too long hears nothing further. */
  async beat(): Promise<void> {
    const listeners = [...this.listeners];
    const alive = await this.sessions.alive(listeners.map(({ token }) => token));
    for (const listener of listeners) {
      const principal = alive.get(listener.token);
      if (!principal) {
        listener.stream.send('signedOut', {});
        this.close(listener);
      } else {
        listener.principal = principal;
        listener.stream.beat();
      }
    }
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.look()
        .catch((error: Error) => this.log.warn(`New work could not be read: ${error.message}`))
        .finally(() => {
          this.timer = undefined;
          if (!this.stopped && this.listeners.size > 0) this.schedule();
        });
    }, LOOK_MS);
    this.timer.unref();
  }

  private close(listener: Listener): void {
    this.listeners.delete(listener);
    listener.stream.end();
  }

  private tellMoved(moved: WorkChanges['moved']): void {
    for (const one of moved) {
      for (const { watched, stream } of this.listeners) if (watched.has(caseKey(one))) stream.send('caseChanged', one);
    }
  }

  /** Counted once for each seat that somebody here holds, however many do. */
  private async tellWork(changed: WorkChanges['seats']): Promise<void> {
    const held = new Set([...this.listeners].flatMap(({ principal }) => principal.seats.map(seatKey)));
    const listened = changed.filter((seat) => held.has(seatKey(seat)));
    if (listened.length === 0) return;
    const opened = new Map(listened.map((seat) => [seatKey(seat), seat.opened]));
    const counted = await this.inbox.counts(EVERYWHERE, listened);
    const seats = counted.map((seat) => ({ ...seat, opened: opened.get(seatKey(seat)) ?? 0 }));
    for (const { principal, stream } of this.listeners) {
      const own = new Set(principal.seats.map(seatKey));
      const theirs = seats.filter((seat) => own.has(seatKey(seat)));
      if (theirs.length > 0) stream.send('listsChanged', { seats: theirs });
    }
  }
}
