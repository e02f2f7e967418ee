import type { NewReceipt } from '../../src/intake/receipts.js';
import { PHONE, visit, type Looks, type Visitor } from './browser.js';
import { startVillageAid, type VillageAid } from './village-aid.js';

/** A service with its screens in which notices hang, objections are raised and decisions are taken within a few commands. */
export interface PublicSite extends VillageAid {
  url: string;
  /** A family's application that hangs in the village, and the address of its notice. */
  posted(): Promise<{ receipt: NewReceipt; notice: string }>;
  /** An application that has been granted. */
  granted(): Promise<NewReceipt>;
}

export async function startPublicSite(): Promise<PublicSite> {
  const app = await startVillageAid();
  await app.app.listen(0, '127.0.0.1');
  const post = async () => {
    const receipt = await app.apply();
    await app.command(app.handler, receipt, 'POST', { memberCount: 4, proposedAmount: 45050 });
    return receipt;
  };
  return {
    ...app,
    url: await app.app.getUrl(),
    async posted() {
      const receipt = await post();
      const sql = 'select id from notice where case_id = $1 order by id desc limit 1';
      const [row] = await app.sql<{ id: string }>(sql, [receipt.caseId]);
      return { receipt, notice: `/public/notice/421222/${row?.id}` };
    },
    async granted() {
      const receipt = await post();
      await app.advance(16);
      await app.due(receipt);
      await app.command(app.approver, receipt, 'APPROVE');
      return receipt;
    },
  };
}

/** Somebody with a telephone in their hand. */
export const citizenAt = (url: string, looks: Looks = {}): Promise<Visitor> =>
  visit(url, { viewport: PHONE, ...looks });

/** Fills number and code in and asks. */
export async function askProgress(visitor: Visitor, number: string, code: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('textbox', { name: /^(编号|Number)/ }).fill(number);
  await page.getByRole('textbox', { name: /^(查询码|Code)/ }).fill(code);
  await page.getByRole('button', { name: /^(查询|Ask)$/ }).click();
  await visitor.settled();
}
