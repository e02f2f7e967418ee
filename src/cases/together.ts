import { isConnectionLost } from '../database/database.js';

/** How something is done for one, and for several in one go. */
interface Ways<T, R> {
  one: (item: T) => Promise<R>;
  /** Undefined for whatever must be done by itself. Rejects when nothing was done for any of them; waits for nobody. */
  many: (items: readonly T[]) => Promise<(R | undefined)[]>;
}

interface Waiting<T, R> {
  item: T;
  resolve: (result: R | Promise<R>) => void;
  reject: (error: unknown) => void;
}

/** More in one go keep the first of them waiting longer than they save. */
const MOST = 16;
/** Goes under way at once; what comes meanwhile is gathered for the next. */
const AT_ONCE = 4;

/**
 * Does in one go what is asked at the same moment. Nobody waits for company: whoever comes alone goes alone, and company
 * comes while others are under way. What the database refuses to do for several is done for each by itself, so that one
 * who is refused harms no other; only when the connection is lost is nothing done again, since it may have been done.
 */
export class Together<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private underWay = 0;
  private isCalled = false;

  constructor(private readonly ways: Ways<T, R>) {}

  do(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.call();
    });
  }

  /** At the end of this turn of the event loop, when everybody of the moment has come. */
  private call(): void {
    if (this.isCalled || this.underWay >= AT_ONCE || this.waiting.length === 0) return;
    this.isCalled = true;
    setImmediate(() => {
      this.isCalled = false;
      this.underWay += 1;
      void this.go(this.waiting.splice(0, MOST)).finally(() => {
        this.underWay -= 1;
        this.call();
      });
      this.call();
    });
  }

  /** Never rejects, and does not wait for those who are left to themselves: one of them may wait for somebody's case. */
  private async go(group: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.ways.many(group.map(({ item }) => item));
      for (const [index, { item, resolve }] of group.entries()) {
        const result = results[index];
        resolve(result === undefined ? this.ways.one(item) : result);
      }
    } catch (error) {
      for (const { item, resolve, reject } of group) {
        if (isConnectionLost(error)) reject(error);
        else resolve(this.ways.one(item));
      }
    }
  }
}
