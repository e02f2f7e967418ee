import { DBOS } from '@dbos-inc/dbos-sdk';
import { randomUUID } from 'node:crypto';
import { form } from '../stand/form.js';
import type { Way } from './way.js';

const TOPIC = 'step';
const LONGEST_SECONDS = 3600;

interface Message {
  id: string;
  stop?: boolean;
  data?: typeof form;
}

/**
 * DBOS Transact with nothing of ours: a workflow that waits for messages, each recorded durably before the next is sent.
 * It writes no application rows, knows no rules, and is spared HTTP and the start of workflows.
 *
 * @param url an empty database of its own
 */
export function dbosWay(url: string, slots: number): Way {
  const arrived = new Map<string, () => void>();
  const workflow = DBOS.registerWorkflow(
    async () => {
      for (;;) {
        const message = await DBOS.recv<Message>(TOPIC, { timeoutSeconds: LONGEST_SECONDS });
        if (!message || message.stop) return;
        arrived.get(message.id)?.();
        arrived.delete(message.id);
      }
    },
    { name: 'bench' },
  );
  let workflows: { id: string; ended: Promise<unknown> }[] = [];

  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: slots,
    systemDatabasePollingConcurrency: slots / 2,
    notificationCoalesceMs: 1,
    // Set on each new connection while its first query runs already, which node-postgres warns of; nothing here idles in one.
    systemDatabaseIdleTransactionTimeoutMs: 0,
    logLevel: 'error',
  });
  return {
    name: 'D',
    what: 'DBOS Transact send/recv, no rows of ours, no HTTP',
    async begin() {
      await DBOS.launch();
      const start = async () => {
        const handle = await DBOS.startWorkflow(workflow, { workflowID: randomUUID() })();
        return { id: handle.workflowID, ended: handle.getResult() };
      };
      workflows = await Promise.all(Array.from({ length: slots }, start));
    },
    async step(slot) {
      const id = randomUUID();
      const recorded = new Promise<void>((resolve) => arrived.set(id, resolve));
      await DBOS.send<Message>(workflows[slot]?.id ?? '', { id, data: form }, TOPIC);
      await recorded;
    },
    async end() {
      await Promise.all(workflows.map(({ id }) => DBOS.send<Message>(id, { id, stop: true }, TOPIC)));
      await Promise.all(workflows.map(({ ended }) => ended));
      await DBOS.shutdown();
    },
  };
}
