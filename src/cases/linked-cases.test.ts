import { randomUUID } from 'node:crypto';
import { startPayingCases, type PayingCases } from '../../test/helpers/paying-cases.js';
import { EVERYWHERE } from '../database/database.js';
import type { CommandReply } from './command.js';
import { LinkQueries } from './link-queries.js';

const TWIN = `
procedure: twin
version: "1"
title: { zh: 关联, en: Twin }
law: 测试
effective: { from: 2000-01-01 }
subject: household
opening: { by: [applicant, case], form: start }
periods: {}
forms:
  start: { type: object, additionalProperties: false, properties: { kind: { type: string } } }
  word: { type: object, additionalProperties: false, required: [word], properties: { word: { type: string } } }
machine:
  context: { heard: 0, word: null, kind: null }
  initial: open
  entry: { type: take, params: { fields: [kind] } }
  states:
    open:
      meta: { title: { zh: 在办, en: Open } }
      on:
        PAIR: { actions: { type: openCase, params: { procedure: twin, relation: pair, data: { kind: second } } }, meta: { by: public } }
        APPEAL: { actions: { type: openCase, params: { procedure: twin, relation: appeal } }, meta: { by: public } }
        LEAVE: { actions: { type: openCase, params: { procedure: twin, relation: pair, division: "421202104215" } }, meta: { by: public } }
        LEAVE_FOR_NOWHERE: { actions: { type: openCase, params: { procedure: unheardOf, relation: pair } }, meta: { by: public } }
        TELL: { actions: { type: message, params: { to: pair, command: HEAR, data: { word: =data.word } } }, meta: { by: public, form: word } }
        TELL_APPEALS: { actions: { type: message, params: { to: appeal, command: CLOSE } }, meta: { by: public } }
        TELL_ORIGIN: { actions: { type: message, params: { to: origin, command: CLOSE } }, meta: { by: public } }
        HEAR:
          actions: [{ type: increment, params: { name: heard } }, { type: take, params: { fields: [word] } }]
          meta: { by: case, form: word }
        ECHO: { actions: { type: message, params: { to: pair, command: ECHO } }, meta: { by: [public, case] } }
        CLOSE: { target: closed, meta: { by: [public, case] } }
    closed: { type: final, meta: { title: { zh: 办结, en: Closed } } }
`;

let service: PayingCases;
beforeAll(async () => {
  service = await startPayingCases();
  await service.deploy(TWIN);
});
afterAll(() => service.close());

interface Linked {
  relation: string;
  county: string;
  caseId: string;
}

const linksOf = async ({ caseId }: { caseId: string }): Promise<Linked[]> => {
  const { rows } = await service.owner.query<Linked>(
    'select relation, other_county as county, other_id as "caseId" from case_link where case_id = $1 order by other_id',
    [caseId],
  );
  return rows;
};
const contextOf = async ({ caseId }: { caseId: string }) => {
  const { rows } = await service.owner.query<{ context: Record<string, unknown>; version: number }>(
    `select state->'context' as context, version from cases where id = $1`,
    [caseId],
  );
  return rows[0]!;
};

async function pair(): Promise<[CommandReply, Linked]> {
  const first = await service.open('twin');
  await service.send(first, 'PAIR');
  const [second] = await linksOf(first);
  return [first, second!];
}

describe('opening a linked case', () => {
  it('links both ways: a pair under one name, anything else back to its origin', async () => {
    const first = await service.open('twin');
    await service.send(first, 'PAIR');
    await service.send(first, 'APPEAL');
    const [second, appeal] = await linksOf(first);
    expect(second).toMatchObject({ relation: 'pair', county: '421222' });
    expect(await linksOf(second!)).toEqual([{ relation: 'pair', county: '421222', caseId: first.caseId }]);
    expect(appeal).toMatchObject({ relation: 'appeal' });
    expect(await linksOf(appeal!)).toEqual([{ relation: 'origin', county: '421222', caseId: first.caseId }]);
    expect((await contextOf(second!)).context).toMatchObject({ kind: 'second' });
    const { rows } = await service.owner.query<{ actor: unknown }>(
      `select convert_from(body, 'utf8')::jsonb->'actor' as actor from case_event where case_id = $1`,
      [second!.caseId],
    );
    expect(rows).toEqual([{ actor: { kind: 'case', county: '421222', caseId: first.caseId } }]);
  });

  it('undoes everything when the other case cannot be opened', async () => {
    const first = await service.open('twin');
    await expect(service.send(first, 'LEAVE_FOR_NOWHERE')).rejects.toMatchObject({ code: 'no-definition' });
    expect((await contextOf(first)).version).toBe(1);
    expect(await linksOf(first)).toEqual([]);
  });

  it('takes the household along into another county, with its members, under the same id', async () => {
    const [household, person, official] = [randomUUID(), randomUUID(), randomUUID()];
    await service.owner.query(
      `insert into app_user (id, username, name, password_hash, created_at) values ($1, $2, '官员', '-', now())`,
      [official, official],
    );
    await service.owner.query(`insert into household values ('421222', $1, '421222104201', now(), now())`, [household]);
    await service.owner.query(
      `insert into person (county, id, household_id, division, position, id_index, relation, categories, sealed, created_at)
       values ('421222', $1, $2, '421222104201', 0, '\\x01', 'self', '{elderly}', '\\x0203', now())`,
      [person, household],
    );
    await service.owner.query(
      `insert into officer_relation (county, household_id, person_id, user_id, relation, declared_by, declared_at)
       values ('421222', $1, $2, $3, 'child', 'household', now())`,
      [household, person, official],
    );
    const first = await service.open('twin');
    await service.owner.query('update cases set household_id = $2 where id = $1', [first.caseId, household]);
    await service.send(first, 'LEAVE');
    const [second] = await linksOf(first);
    const there = { prefixes: ['421202'], offices: [] };
    const seen = await service.database.read(there, async (tx) => {
      const { rows } = await tx.query(
        `select c.household_id, p.id, p.division, p.categories, p.sealed, h.relation_registered_at as registered, r.user_id
         from cases c join person p on p.county = c.county and p.household_id = c.household_id
           join household h on h.county = c.county and h.id = c.household_id
           join officer_relation r on r.county = c.county and r.household_id = c.household_id
         where c.id = $1`,
        [second!.caseId],
      );
      return rows as unknown[];
    });
    expect(seen).toEqual([
      {
        household_id: household,
        id: person,
        division: '421202104215',
        categories: ['elderly'],
        sealed: Buffer.from([2, 3]),
        registered: null,
        user_id: official,
      },
    ]);
    // Coming back finds what was never gone.
    await service.owner.query(`update cases set division = '421202104215' where id = $1`, [second!.caseId]);
    await service.send(first, 'LEAVE');
  });
});

describe('a message', () => {
  it('reaches the linked case in the same transaction, with its data', async () => {
    const [first, second] = await pair();
    await service.send(first, 'TELL', { data: { word: '同意' } });
    expect(await contextOf(second)).toMatchObject({ context: { heard: 1, word: '同意' }, version: 2 });
  });

  it('reaches every case linked under the relation', async () => {
    const first = await service.open('twin');
    await service.send(first, 'APPEAL');
    await service.send(first, 'APPEAL');
    await service.send(first, 'TELL_APPEALS');
    for (const other of await linksOf(first)) expect((await contextOf(other)).version).toBe(2);
  });

  it('that one of several refuses has reached none of them', async () => {
    const first = await service.open('twin');
    await service.send(first, 'APPEAL');
    await service.send(first, 'APPEAL');
    const [heard, closed] = await linksOf(first); // the order in which they are told
    await service.send(closed!, 'CLOSE');
    await expect(service.send(first, 'TELL_APPEALS')).rejects.toMatchObject({ code: 'linked-case-refused' });
    expect([(await contextOf(heard!)).version, (await contextOf(first)).version]).toEqual([1, 3]);
  });

  it('is refused together with its sender, naming the other case and what is possible there', async () => {
    const [first, second] = await pair();
    const closed = await service.send(second, 'CLOSE');
    await expect(service.send(first, 'TELL', { data: { word: 'x' } })).rejects.toMatchObject({
      code: 'linked-case-refused',
      status: 409,
      message: expect.stringContaining(closed.number),
      detail: {
        linked: { number: closed.number, relation: 'pair' },
        command: 'HEAR',
        reason: 'not-possible',
        possible: [],
      },
    });
    expect((await contextOf(first)).version).toBe(2);
  });

  it('is refused when there is nobody to hear it', async () => {
    const first = await service.open('twin');
    await expect(service.send(first, 'TELL_ORIGIN')).rejects.toMatchObject({ code: 'linked-case-missing' });
    expect((await contextOf(first)).version).toBe(1);
  });

  it('that goes round in a circle is stopped, and nothing of it remains', async () => {
    const [first, second] = await pair();
    await expect(service.send(first, 'ECHO')).rejects.toMatchObject({
      code: 'linked-cases-too-deep',
      detail: { depth: 8 },
    });
    expect([(await contextOf(first)).version, (await contextOf(second)).version]).toEqual([2, 1]);
    // The same connection may serve the next command: the depth of the one before is forgotten.
    await service.send(first, 'TELL', { data: { word: 'x' } });
  });

  it('is not lost when two cases tell each other something at the same moment', async () => {
    const [first, second] = await pair();
    const told = Array.from({ length: 4 }, (_, i) =>
      service.send(i % 2 === 0 ? first : second, 'TELL', {
        data: { word: String(i) },
        principal: 'p',
        key: `told-${first.number}-${i}`,
      }),
    );
    const outcomes = await Promise.allSettled(told);
    const heard = async (id: { caseId: string }) => Number((await contextOf(id)).context['heard']);
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    // Nothing else than having been asked to try again is a reason not to have been told.
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'busy' });
    expect((await heard(first)) + (await heard(second))).toBe(done);
    expect(done).toBeGreaterThan(1);
  });
});

describe('the links of a case', () => {
  it('tell their readers what may be known of a case beyond their scope, and nothing of one they cannot see', async () => {
    const first = await service.open('twin');
    await service.send(first, 'LEAVE');
    const [second] = await linksOf(first);
    const queries = new LinkQueries(service.database, service.library);
    const here = { prefixes: ['421222'], offices: [] };
    expect(await queries.of(here, '421222', first.caseId)).toEqual([
      expect.objectContaining({
        relation: 'pair',
        caseId: second!.caseId,
        county: '421202',
        title: { zh: '关联', en: 'Twin' },
        visible: false,
      }),
    ]);
    expect(await queries.of(EVERYWHERE, '421222', first.caseId)).toEqual([expect.objectContaining({ visible: true })]);
    await expect(queries.of(here, '421202', second!.caseId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
