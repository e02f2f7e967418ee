import type { JsonObject } from '../../src/engine/index.js';
import type { Site, Visitor } from './browser.js';
import { doCommand, type CaseId } from './commands.js';

/** A visitor of a demonstration who plays all parts of one case, by what its page says of who is next. */
export class Guided {
  /** Who they are at the moment. */
  private username = '';

  constructor(
    private readonly site: Site,
    readonly visitor: Visitor,
    /** Known once somebody has applied. */
    readonly id: CaseId,
  ) {}

  /** The first one signs in as anybody would; everybody after is one press away on the case's page. */
  async begins(username: string): Promise<void> {
    await this.visitor.signIn(username);
    this.username = username;
  }

  /** Presses "be this person"; those whom no task waits for are folded away. */
  async becomes(username: string): Promise<void> {
    if (username === this.username) return;
    const { page } = this.visitor;
    const [person] = await this.site.sql<{ name: string }>('select name from app_user where username = $1', [username]);
    const button = page
      .locator('.next-steps')
      .getByRole('button', { name: `换成此人：${person?.name}（`, includeHidden: true })
      .first();
    await button.waitFor({ state: 'attached' });
    if (!(await button.isVisible())) await page.locator('.next-steps summary').click();
    await button.click();
    await page.getByRole('button', { name: person?.name, exact: true }).waitFor();
    await this.visitor.settled();
    this.username = username;
  }

  /** Becomes somebody and does something as the page offers it. */
  async does(username: string, command: string, data: JsonObject = {}): Promise<void> {
    await this.becomes(username);
    await doCommand(this.site, this.visitor, username, this.id, command, data);
  }

  /** Lets the time limit end that the case waits for, by the button beside it. @param then what the case stands at afterwards */
  async waitsFor(limit: string, then: string): Promise<void> {
    const { page } = this.visitor;
    await page
      .locator('.next-steps')
      .getByRole('button', { name: `前进到届满：${limit}` })
      .click();
    await this.standsAt(then);
  }

  async standsAt(state: string): Promise<void> {
    await this.visitor.page.locator('.desk-standing').filter({ hasText: state }).waitFor();
    await this.visitor.settled();
  }
}
