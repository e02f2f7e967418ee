import type { CaseAt, CaseView, Definition, HistoryEvent, Page, Receipt } from './answers.js';
import type { Person } from './cast.js';
import { followedInWords } from './followed.js';
import type { Text } from './text.js';

/** A case as an auditor of its county watches it: everything is seen and nothing touched. */
export class CaseFile {
  private before: CaseView | null = null;

  constructor(
    readonly receipt: Receipt,
    readonly watcher: Person,
  ) {}

  get number(): string {
    return this.receipt.number;
  }

  get path(): string {
    return `/cases/${this.receipt.county}/${this.receipt.caseId}`;
  }

  view(): Promise<CaseView> {
    return this.watcher.client.get<CaseView>(this.path);
  }

  /** The whole history, oldest first. */
  async history(): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Page<HistoryEvent> = await this.watcher.client.get(`${this.path}/history?limit=200&after=${after}`);
      events.push(...page.items);
      after = page.next;
    }
    return events;
  }

  async lastEvent(type: string): Promise<HistoryEvent | undefined> {
    return (await this.history()).findLast((event) => event.type === type);
  }

  /** The case right after one of its events, replayed from its history. */
  at(seq: number): Promise<CaseAt> {
    return this.watcher.client.get<CaseAt>(`${this.path}/at/${seq}`);
  }

  /** The definition the case is pinned to. */
  async standsUnder(): Promise<Definition> {
    const { version } = await this.view();
    const { definition } = await this.at(version);
    return this.watcher.client.get<Definition>(`/procedures/${definition?.procedure}/${definition?.version}`);
  }

  /** What is new since this was asked last. */
  async followed(): Promise<Text | null> {
    const view = await this.view();
    const followed = followedInWords(this.before, view);
    this.before = view;
    return followed;
  }
}
