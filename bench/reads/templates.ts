import type { Principal } from '../../src/cases/access.js';
import { commandOf, type CaseId, type Stand } from '../stand/stand.js';
import type { Templates } from './fill.js';

const VILLAGE = '421222104201';
/** A shorter form than the one commands are measured with: most steps of a real case carry a few fields. */
const form = { finding: '邻里走访情况属实。'.repeat(6), place: '沙堆镇堆山村三组', on: '2017-04-05' };
const STEPS_TO_THE_FORK = 8;

/** Three cases as the service writes them, of ten events each: opened, eight steps, and one that leads to where they end. */
export async function makeTemplates(stand: Stand, principal: Principal): Promise<Templates> {
  const walk = async (last: string): Promise<CaseId> => {
    const [one] = await stand.openCases(1, VILLAGE);
    if (!one) throw new Error('No case was opened.');
    const commands = [...Array.from({ length: STEPS_TO_THE_FORK }, () => 'NEXT'), last];
    for (const type of commands) await stand.executor.execute(commandOf(principal, one, type, form));
    return one;
  };
  return { township: await walk('NEXT'), county: await walk('REFER'), closed: await walk('CLOSE') };
}
