import { somebody, startGivingCases, type GivingCases } from './helpers/giving-cases.js';

let service: GivingCases;
beforeAll(async () => {
  service = await startGivingCases();
});
beforeEach(() => service.setClock('2021-07-20T01:00:00Z'));
afterAll(() => service.close());

const awardsOf = async (caseId: string): Promise<string[]> => {
  const { rows } = await service.owner.query<{ text: string }>(
    `select concat(kind, ' ', from_month, ' ', coalesce(to_month, 'on'), ' ', amount_fen, ' ', payee) as text from award
     where case_id = $1 and coalesce(to_month, '9999-12') >= from_month order by kind, from_month`,
    [caseId],
  );
  return rows.map(({ text }) => text);
};

describe('a case', () => {
  it('may run one award of each kind, each with its own payee, and change and stop them one by one', async () => {
    const reply = await service.caseOf('giving', [somebody()]);
    await service.give(reply, 'AWARD', { amountFen: 900 });
    await service.give(reply, 'AWARD', { amountFen: 300, kind: 'care', payee: 'carer' });
    await expect(service.give(reply, 'AWARD', { amountFen: 1, kind: 'care' })).rejects.toMatchObject({
      code: 'award-running',
      detail: { amountFen: 300 },
    });
    await service.setClock('2021-09-20T01:00:00Z');
    await service.give(reply, 'CHANGE', { amountFen: 350, kind: 'care' });
    expect(await awardsOf(reply.caseId)).toEqual([
      'care 2021-08 2021-09 300 carer',
      'care 2021-10 on 350 carer',
      'main 2021-08 on 900 household',
    ]);
    await service.setClock('2021-10-20T01:00:00Z');
    await service.give(reply, 'STOP', { kind: 'care' });
    await expect(service.give(reply, 'STOP', { kind: 'care' })).rejects.toMatchObject({ code: 'no-running-award' });
    await expect(service.give(reply, 'CHANGE', { amountFen: 1, kind: 'other' })).rejects.toMatchObject({
      code: 'no-running-award',
    });
    await service.give(reply, 'AWARD', { amountFen: 200, kind: 'food', payee: 'institution' });
    await service.give(reply, 'STOP_ALL');
    expect(await awardsOf(reply.caseId)).toEqual([
      'care 2021-08 2021-09 300 carer',
      'care 2021-10 2021-10 350 carer',
      'main 2021-08 2021-10 900 household',
    ]);
  });

  it('refuses a payee nobody is and a kind that is no word', async () => {
    const reply = await service.caseOf('giving', [somebody()]);
    await expect(service.give(reply, 'AWARD', { amountFen: 1, payee: 'neighbour' })).rejects.toMatchObject({
      code: 'payee-unknown',
      detail: { possible: ['household', 'institution', 'carer', 'guardian'] },
    });
    await expect(service.give(reply, 'AWARD', { amountFen: 1, kind: 'a:b' })).rejects.toMatchObject({
      code: 'kind-invalid',
    });
  });

  it('cannot be written two awards of one kind for one month even by faulty code', async () => {
    const reply = await service.caseOf('giving', [somebody()]);
    const write = (kind: string, from: string) =>
      service.owner.query(
        `insert into award (county, case_id, from_month, procedure, kind, amount_fen, decided_at, seq) values ($1, $2, $3, 'giving', $4, 1, now(), 9)`,
        [reply.county, reply.caseId, from, kind],
      );
    await write('main', '2021-08');
    await write('care', '2021-08');
    await expect(write('care', '2021-10')).rejects.toMatchObject({ constraint: 'award_single' });
  });
});

describe('two persons of one household', () => {
  it('may each have a case of one procedure, and no person two', async () => {
    const household = await service.household([somebody(), somebody()]);
    const caseOf = async (person: number) => {
      const reply = await service.open('caring', '421222104201');
      await service.owner.query('update cases set household_id = $2, beneficiary_id = $3 where id = $1', [
        reply.caseId,
        household.householdId,
        household.personIds[person],
      ]);
      return reply;
    };
    const [first, second, again] = [await caseOf(0), await caseOf(1), await caseOf(0)];
    await service.give(first, 'AWARD', { amountFen: 500 });
    await service.give(second, 'AWARD', { amountFen: 500 });
    await expect(service.give(again, 'AWARD', { amountFen: 500 })).rejects.toMatchObject({ code: 'award-overlap' });
  });
});

describe('two procedures that exclude each other', () => {
  it('are not both paid to one person, whichever comes second and whichever says so', async () => {
    const person = somebody();
    for (const order of [
      ['giving', 'caring'],
      ['caring', 'giving'],
    ] as const) {
      const who = order[0] === 'giving' ? person : somebody();
      const about = (name: 'giving' | 'caring') =>
        name === 'caring'
          ? service.caseOf('caring', [somebody(), who], { beneficiary: 1 })
          : service.caseOf('giving', [who, somebody()], { division: '421202104215' });
      const [first, second] = [await about(order[0]), await about(order[1])];
      await service.give(first, 'AWARD', { amountFen: 100 });
      await expect(service.give(second, 'AWARD', { amountFen: 100 })).rejects.toMatchObject({
        code: 'award-excluded',
        status: 409,
        detail: { excluded: { procedure: order[0] }, law: '第九条' },
        sentence: { zh: expect.stringContaining('两者择一') },
      });
      expect(await awardsOf(second.caseId)).toEqual([]);
      await service.give(first, 'STOP_ALL');
      await service.give(second, 'AWARD', { amountFen: 100 });
    }
  });

  it('concern in a case about a person that person alone: a guardian may have the other benefit', async () => {
    const guardian = somebody();
    const caring = await service.caseOf('caring', [guardian, somebody()], { beneficiary: 1 });
    const giving = await service.caseOf('giving', [guardian]);
    await service.give(caring, 'AWARD', { amountFen: 100 });
    await service.give(giving, 'AWARD', { amountFen: 100 });
    expect(await awardsOf(giving.caseId)).toHaveLength(1);
  });

  it('are told apart by the number of the other case only to somebody who may see that case', async () => {
    const who = somebody();
    const giving = await service.caseOf('giving', [who], { division: '421202104215' });
    await service.give(giving, 'AWARD', { amountFen: 100 });
    const caring = await service.caseOf('caring', [who], { beneficiary: 0, division: '421202104201' });
    const elsewhere = await service.caseOf('caring', [who], { beneficiary: 0 });
    const there = await service.person('郑', { office: '421202104:civilAffairs', role: 'approver' });
    const here = await service.person('王', { office: '421222104:civilAffairs', role: 'approver' });
    const decide = (reply: typeof caring, { actor }: typeof there) =>
      service.send(reply, 'AWARD', { actor, data: { amountFen: 100 } });
    await expect(decide(caring, there)).rejects.toMatchObject({
      detail: { excluded: { procedure: 'giving', number: giving.number } },
    });
    const refusal = (await decide(elsewhere, here).catch((error: Error) => error)) as Error;
    expect(refusal).toMatchObject({ code: 'award-excluded', detail: { excluded: { procedure: 'giving' } } });
    expect(JSON.stringify({ ...refusal, text: refusal.message })).not.toContain(giving.number);
  });

  it('are paid by exactly one of two cases decided at the same moment, in whatever counties', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [who, other] = [somebody(), somebody()];
      const cases = [
        await service.caseOf('giving', [who, other]),
        await service.caseOf('caring', [other, who], { beneficiary: 1, division: '421202104215' }),
      ];
      const outcomes = await Promise.allSettled(cases.map((reply) => service.give(reply, 'AWARD', { amountFen: 100 })));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'award-excluded' });
    }
  });

  it('cannot be written side by side even by faulty code, but what runs already may be cut and stopped', async () => {
    const who = somebody();
    const [giving, caring] = [
      await service.caseOf('giving', [who]),
      await service.caseOf('caring', [who], { beneficiary: 0 }),
    ];
    await service.give(giving, 'AWARD', { amountFen: 100 });
    const write = `insert into award (county, case_id, from_month, procedure, household_id, amount_fen, decided_at, seq)
      values ('421222', $1, '2021-08', 'caring', $2, 1, now(), 1)`;
    const values = [caring.caseId, caring.householdId];
    await expect(service.owner.query(write, values)).rejects.toMatchObject({ constraint: 'award_excluded' });
    // As if the rule had come later than the awards.
    await service.owner.query(`alter table award disable trigger award_excluded`);
    await service.owner.query(write, values);
    await service.owner.query(`alter table award enable trigger award_excluded`);
    await service.give(caring, 'CHANGE', { amountFen: 50 });
    await service.give(caring, 'STOP_ALL');
    expect(await awardsOf(giving.caseId)).toHaveLength(1);
  });

  it('recognise somebody without a number within their household', async () => {
    const giving = await service.caseOf('giving', [null]);
    await service.give(giving, 'AWARD', { amountFen: 100 });
    const caring = await service.open('caring', '421222104201');
    await service.owner.query('update cases set household_id = $2, beneficiary_id = $3 where id = $1', [
      caring.caseId,
      giving.householdId,
      giving.personIds[0],
    ]);
    await expect(service.give(caring, 'AWARD', { amountFen: 100 })).rejects.toMatchObject({ code: 'award-excluded' });
    const stranger = await service.caseOf('caring', [null], { beneficiary: 0 });
    await service.give(stranger, 'AWARD', { amountFen: 100 });
    expect(await awardsOf(stranger.caseId)).toHaveLength(1);
  });
});

describe('one benefit', () => {
  it('is not had twice by the same person, in whatever household and county; another kind of it is', async () => {
    const [who, child] = [somebody(), somebody()];
    const first = await service.caseOf('giving', [who, child]);
    await service.give(first, 'AWARD', { amountFen: 100 });
    const again = await service.caseOf('giving', [child, somebody()], { division: '421202104215' });
    await expect(service.give(again, 'AWARD', { amountFen: 100 })).rejects.toMatchObject({
      code: 'award-excluded',
      detail: { excluded: { procedure: 'giving' } },
    });
    await service.give(again, 'AWARD', { amountFen: 50, kind: 'care' });
    await service.give(first, 'STOP');
    await service.setClock('2021-08-20T01:00:00Z');
    await service.give(again, 'AWARD', { amountFen: 100 });
  });

  it('is begun by exactly one of two cases decided at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const who = somebody();
      const cases = [
        await service.caseOf('caring', [who], { beneficiary: 0 }),
        await service.caseOf('caring', [somebody(), who], { beneficiary: 1, division: '421202104215' }),
      ];
      const outcomes = await Promise.allSettled(cases.map((reply) => service.give(reply, 'AWARD', { amountFen: 100 })));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('what may be recognised once in a period', () => {
  const year = { status: 'aided.fire', from: '2021-07-20', to: '2021-12-31' };
  const once = (reply: Awaited<ReturnType<GivingCases['caseOf']>>, data = year) =>
    service.give(reply, 'GRANT_ONCE', data);

  it('is refused to any member in another case for a day of that period, whatever household and county', async () => {
    const [who, other] = [somebody(), somebody()];
    const first = await service.caseOf('giving', [who, other]);
    await once(first);
    const elsewhere = await service.caseOf('giving', [other], { division: '421202104215' });
    await expect(once(elsewhere)).rejects.toMatchObject({
      code: 'recognised-already',
      status: 409,
      detail: { recognised: { from: '2021-07-20', to: '2021-12-31' } },
    });
    await expect(once(elsewhere, { ...year, from: '2021-12-31', to: '2022-06-30' })).rejects.toMatchObject({
      code: 'recognised-already',
    });
    await once(elsewhere, { ...year, from: '2022-01-01', to: '2022-12-31' });
    await once(await service.caseOf('giving', [who]), { ...year, status: 'aided.flood' });
    await once(await service.caseOf('giving', [somebody()]));
  });

  it('may be granted anew by the case itself, and after the other’s was ended before it took effect', async () => {
    const who = somebody();
    const first = await service.caseOf('giving', [who]);
    await once(first, { ...year, from: '2021-08-01' });
    await once(first, { ...year, from: '2021-08-01' });
    await service.give(first, 'END', { status: year.status, from: '2021-08-01' });
    await once(await service.caseOf('giving', [who]));
  });

  it('is recognised by exactly one of two cases decided at the same moment, in whatever counties', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [who, other] = [somebody(), somebody()];
      const cases = [
        await service.caseOf('giving', [who, other]),
        await service.caseOf('giving', [other, who], { division: '421202104215' }),
      ];
      const outcomes = await Promise.allSettled(cases.map((reply) => once(reply)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'recognised-already' });
    }
  });
});

describe('who has left a household', () => {
  it('is on no list because of it, may have the same elsewhere, and tells it nothing', async () => {
    const her = somebody();
    const left = await service.caseOf('giving', [somebody(), her], { division: '421223103200' });
    await service.give(left, 'AWARD', { amountFen: 100 });
    await service.owner.query('update person set left_at = now() where id = $1', [left.personIds[1]]);
    await service.setClock('2021-08-20T01:00:00Z');
    const list = await service.open('giving-list', '421223103');
    await service.give(list, 'PAY_ALL', { amountFen: 2500 });
    const { rows: paid } = await service.owner.query<{ person_id: string }>(
      'select person_id from payment_order where source_id = $1',
      [list.caseId],
    );
    expect(paid.map(({ person_id }) => person_id)).toEqual([left.personIds[0]]);

    const own = await service.caseOf('giving', [her], { division: '421223103201' });
    await service.give(own, 'AWARD', { amountFen: 100 });
    await service.give(own, 'GRANT', { status: 'alone' });
    const statuses = async ({ county, caseId }: { county: string; caseId: string }) =>
      (await service.owner.query(`select status from case_statuses($1, $2, '2021-08-21')`, [county, caseId])).rows;
    expect([await statuses(own), await statuses(left)]).toEqual([[{ status: 'alone' }], []]);
  });
});
