import type { Principal } from '../../src/cases/access.js';
import { form } from '../stand/form.js';
import { commandOf, type CaseId, type Stand } from '../stand/stand.js';
import { inTurn, type Way } from './way.js';

/** The service's executor, called as its controller calls it. */
export function inProcessWay({ executor }: Stand, principal: Principal, cases: CaseId[], slots: number): Way {
  const next = inTurn(cases, slots);
  return {
    name: 'B',
    what: 'the executor in this process',
    step: (slot) => executor.execute(commandOf(principal, next(slot), 'NEXT', form)),
  };
}
