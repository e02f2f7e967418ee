import { randomUUID } from 'node:crypto';
import { expectOk, openConnections } from '../stand/connection.js';
import { form } from '../stand/form.js';
import type { Service } from '../stand/service.js';
import type { CaseId } from '../stand/stand.js';
import { inTurn, type Way } from './way.js';

/** What a browser or another system does: everything the service has is in the way. */
export async function overHttpWay(service: Service, username: string, cases: CaseId[], slots: number): Promise<Way> {
  const token = await service.signIn(username);
  const connections = await openConnections(service.url, slots);
  const headers = `Authorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
  const body = JSON.stringify({ type: 'NEXT', data: form });
  const next = inTurn(cases, slots);
  return {
    name: 'C',
    what: 'over HTTP against a service process',
    step(slot) {
      const { county, caseId } = next(slot);
      const path = `/api/cases/${county}/${caseId}/commands`;
      const connection = connections[slot];
      if (!connection) throw new Error('There are more slots than connections.');
      return expectOk(connection.send('POST', path, `${headers}Idempotency-Key: ${randomUUID()}\r\n`, body));
    },
    async close() {
      for (const connection of connections) connection.close();
    },
  };
}
