import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { databaseRecords } from '../src/audit/database-records.js';
import { historyLines, readHistory } from '../src/audit/history-file.js';
import { withSnapshot } from '../src/audit/owner-snapshot.js';
import { verifyHistory, type Verdict } from '../src/audit/verify.js';
import { eventBytes, eventHash } from '../src/cases/chain.js';
import type { EventBody } from '../src/engine/index.js';
import { startAuditedCases } from './helpers/audited-cases.js';

/** Random damages of one exported file; each must be found. */
const MUTATIONS = 2_000;

let lines: string[] = [];
let erasedLines: string[] = [];

beforeAll(async () => {
  const service = await startAuditedCases();
  const exported = () =>
    withSnapshot(service.database.url, async (tx) => {
      const all: string[] = [];
      for await (const line of historyLines(databaseRecords(tx, {}))) all.push(line);
      return all;
    });
  const { householdId } = await service.caseAt('paid', 60_001);
  await service.caseAt('reported', 45_000);
  await service.caseAt('visited', 70_000);
  lines = await exported();
  await service.owner.query(
    `insert into household_key (household_id, key_id, destroyed_at, destroyed_by, destroyed_reason) values ($1, 'k', now(), 'a', 'b')`,
    [householdId],
  );
  erasedLines = await exported();
  await service.close();
}, 120_000);

const verifyText = (text: string | Buffer): Promise<Verdict> =>
  verifyHistory(
    readHistory(
      (async function* () {
        yield Buffer.from(text);
      })(),
    ),
  );

type Line = Record<string, unknown> & { kind: string };
const parsed = (line: string): Line => JSON.parse(line) as Line;
const written = (line: Line): string => `${JSON.stringify(line)}\n`;

/** Closes the lines anew, as a forger would who knows how the file is made. */
function closed(changed: string[]): string[] {
  const body = changed.slice(0, -1);
  const digest = createHash('sha256').update(body.join('')).digest('hex');
  return [...body, written({ ...parsed(changed.at(-1) ?? ''), digest, kind: 'end' })];
}

const verifyClosed = (changed: string[]): Promise<Verdict> => verifyText(closed(changed).join(''));

/** Where each event of the file stands: line, case number and number within the case. */
function events(): { line: number; number: string; seq: number }[] {
  let number = '';
  let seq = 0;
  return lines.flatMap((text, line) => {
    const { kind, ...record } = parsed(text);
    if (kind === 'case') [number, seq] = [record['number'] as string, 0];
    if (kind !== 'event') return [];
    seq += 1;
    return [{ line, number, seq }];
  });
}

const bodyOf = (line: string): EventBody =>
  JSON.parse(Buffer.from(parsed(line)['body'] as string, 'base64').toString()) as EventBody;

/** Changes an event and makes every hash from there on fit, and the case's head too. */
function rehashed(at: number, change: (body: EventBody) => unknown): string[] {
  const forged = [...lines];
  let previous: Buffer | null = null;
  let index = at;
  for (; parsed(forged[index] ?? '{"kind":""}').kind === 'event'; index += 1) {
    const record = parsed(forged[index] ?? '');
    const body = bodyOf(forged[index] ?? '');
    if (index === at) change(body);
    const bytes = eventBytes(body);
    const personal = record['personal'] === null ? null : Buffer.from(record['personal'] as string, 'base64');
    previous ??= Buffer.from(record['previous'] as string, 'hex');
    const hash = eventHash(previous, bytes, personal);
    forged[index] = written({
      ...record,
      body: bytes.toString('base64'),
      previous: previous.toString('hex'),
      hash: hash.toString('hex'),
    });
    previous = hash;
  }
  let opening = at;
  while (parsed(forged[opening] ?? '').kind !== 'case') opening -= 1;
  forged[opening] = written({ ...parsed(forged[opening] ?? ''), head: previous?.toString('hex') });
  return forged;
}

describe('an exported file', () => {
  it('is verified without any database', async () => {
    const verdict = await verifyText(lines.join(''));
    expect(verdict).toMatchObject({ cases: 3, events: 13 + 6 + 8, faults: 0, bad: [] });
  });

  it('is read the same however its bytes arrive', async () => {
    const bytes = Buffer.from(lines.join(''));
    const inPieces = (async function* () {
      for (let start = 0; start < bytes.length; start += 977) yield bytes.subarray(start, start + 977);
    })();
    expect(await verifyHistory(readHistory(inPieces))).toMatchObject({ events: 27, faults: 0 });
  });

  it('holds no personal data in the open', () => {
    const text = lines.join('');
    expect(text).not.toContain('李明');
    const bodies = events().map(({ line }) => JSON.stringify(bodyOf(lines[line] ?? '')));
    expect(bodies.join('')).not.toContain('李明');
    expect(bodies.join('')).not.toContain('无房产');
  });

  it('says what has been erased, and that it holds all the same', async () => {
    expect(await verifyText(erasedLines.join(''))).toMatchObject({ faults: 0, erased: { cases: 1, events: 2 } });
  });

  it.each(['manifest', 'definition', 'calendar', 'case', 'event', 'end'])(
    'is incomplete without its %s',
    async (kind) => {
      const at = lines.findIndex((line) => parsed(line).kind === kind);
      const without = lines.filter((_, index) => index !== at);
      expect((await verifyText(without.join(''))).faults).toBeGreaterThan(0);
      if (kind !== 'end') expect((await verifyClosed(without)).faults).toBeGreaterThan(0);
    },
  );

  it('is found out when lines were added after its end', async () => {
    const verdict = await verifyText(`${lines.join('')}${lines.at(-2)}`);
    expect(verdict.bad).toEqual([expect.objectContaining({ code: 'manifest' })]);
  });

  it('is found out when a whole case was taken out, or put in twice', async () => {
    const starts = lines.flatMap((line, index) => (parsed(line).kind === 'case' ? [index] : []));
    const [first = 0, second = 0] = starts;
    const without = [...lines.slice(0, first), ...lines.slice(second)];
    expect((await verifyClosed(without)).bad[0]).toMatchObject({ code: 'manifest' });
    const twice = [...lines.slice(0, second), ...lines.slice(first)];
    expect((await verifyClosed(twice)).bad.map(({ code }) => code)).toContain('manifest');
  });
});

describe('a forger who closes the file anew', () => {
  const expectNamed = async (changed: string[], code: string, { number, seq }: { number: string; seq: number }) => {
    const { bad } = await verifyClosed(changed);
    expect(bad.map((fault) => ({ code: fault.code, number: fault.number, seq: fault.seq }))[0]).toEqual({
      code,
      number,
      seq,
    });
  };
  const replaced = (at: number, by: string): string[] => lines.map((line, index) => (index === at ? by : line));

  it('is found at the event whose bytes were changed, whichever it is', async () => {
    let personal = 0;
    for (const { line, number, seq } of events()) {
      const record = parsed(lines[line] ?? '');
      for (const part of ['body', 'personal']) {
        if (typeof record[part] !== 'string') continue;
        const bytes = Buffer.from(record[part], 'base64');
        const middle = bytes.length >> 1;
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        const changed = written({ ...record, [part]: bytes.toString('base64') });
        await expectNamed(replaced(line, changed), 'edited', { number, seq });
        if (part === 'personal') personal += 1;
      }
    }
    expect(personal).toBeGreaterThan(0);
  });

  it('is found at the next event where one was changed and its own hash made to fit', async () => {
    const all = events();
    const inside = all.filter(
      ({ line, number, seq }) =>
        typeof parsed(lines[line] ?? '')['personal'] === 'string' &&
        all.some((other) => other.number === number && other.seq === seq + 1),
    );
    expect(inside.length).toBeGreaterThan(0);
    for (const { line, number, seq } of inside) {
      const record = parsed(lines[line] ?? '');
      const part = (name: string, form: 'hex' | 'base64') => Buffer.from(record[name] as string, form);
      const personal = Buffer.concat([part('personal', 'base64'), Buffer.from(' ')]);
      const hash = eventHash(part('previous', 'hex'), part('body', 'base64'), personal).toString('hex');
      const changed = written({ ...record, personal: personal.toString('base64'), hash });
      await expectNamed(replaced(line, changed), 'chain', { number, seq: seq + 1 });
    }
  });

  it('is found at the first event missing, whichever is taken out', async () => {
    const all = events();
    for (const { line, number, seq } of all) {
      const isLast = !all.some((other) => other.number === number && other.seq === seq + 1);
      await expectNamed(
        lines.filter((_, index) => index !== line),
        isLast ? 'truncated' : 'gap',
        { number, seq },
      );
    }
  });

  it('is found at the first of two events that changed places, within a case and between cases', async () => {
    const all = events();
    const pairs = all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs.filter((_, index) => index % 7 === 0)) {
      const changed = [...lines];
      [changed[a.line], changed[b.line]] = [lines[b.line] ?? '', lines[a.line] ?? ''];
      await expectNamed(changed, 'moved', a);
    }
  });

  it('is found at the event that stands there twice', async () => {
    for (const { line, number, seq } of events()) {
      const changed = [...lines.slice(0, line + 1), lines[line] ?? '', ...lines.slice(line + 1)];
      await expectNamed(changed, 'moved', { number, seq: seq + 1 });
    }
  });

  it('is found when the tail is cut and the case and the manifest are told so', async () => {
    const { line, number, seq } = events()[8] ?? { line: 0, number: '', seq: 0 };
    const next = lines.findIndex((text, index) => index > line && parsed(text).kind === 'case');
    const changed = [...lines.slice(0, line), ...lines.slice(next)].map((text) => {
      const record = parsed(text);
      const gone = next - line;
      if (record.kind === 'manifest' || record.kind === 'end') record['events'] = Number(record['events']) - gone;
      if (record['number'] === number) record['events'] = seq - 1;
      return written(record);
    });
    await expectNamed(changed, 'truncated', { number, seq });
  });

  it.each<[string, string, (body: EventBody) => unknown]>([
    ['the state an event led to', 'state', (body) => (body.state = 'f'.repeat(64))],
    ['the transition taken', 'state', (body) => body.took.push('paid:always#0')],
    ['the effects', 'state', (body) => body.effects.push('award')],
    ['the person', 'state', (body) => (body.actor = { ...body.actor, user: 'somebody else' } as EventBody['actor'])],
    ['the task answered', 'not-replayable', (body) => (body.task = 'deciding#1')],
    ['a fact that decided', 'not-replayable', (body) => (body.facts['standard'] = 1)],
    ['the household counted with', 'state', (body) => (body.facts['household'] = { memberCount: 4 })],
    ['the calculation shown', 'state', (body) => ((body.trace ?? [])[1] = { name: 'amount', feel: '1', value: 1 })],
    ['the kind of command', 'not-replayable', (body) => (body.type = 'REFUSE')],
    ['the time', 'edited', (body) => (body.at = '2020-01-01T00:00:00.000Z')],
    ['the definition', 'not-replayable', (body) => (body.definition = 'f'.repeat(64))],
    ['the calendar', 'not-replayable', (body) => (body.facts.calendar = 'f'.repeat(64))],
    ['the case', 'moved', (body) => (body.caseId = '00000000-0000-7000-8000-000000000000')],
    ['the number', 'gap', (body) => (body.seq += 1)],
    ['the shape', 'canonical', (body) => (body.took = null as never)],
  ])('and who made every hash fit is still found by the replay: %s', async (_what, code, change) => {
    // The approval of the case that was paid: it answers a task, decides, calculates and has an effect.
    const at = events().findIndex(({ line }) => bodyOf(lines[line] ?? '').type === 'APPROVE');
    const { line, number, seq } = events()[at] ?? { line: 0, number: '', seq: 0 };
    await expectNamed(rehashed(line, change), code, { number, seq });
  });

  it('cannot hide a second reading of the same event in bytes that are not canonical', async () => {
    const { line, number, seq } = events()[3] ?? { line: 0, number: '', seq: 0 };
    const record = parsed(lines[line] ?? '');
    const text = Buffer.from(record['body'] as string, 'base64').toString();
    for (const bytes of [
      text.replace('{', '{ '),
      text.replace('"v":1', '"v":2,"v":1'),
      text.replace('"v":1', '"v":1.0'),
      text.replace('"type"', '"\\u0074ype"'),
      text.replace(
        /"type":"\w+",(.*)/,
        (whole, rest: string) => `${rest.slice(0, -1)},${whole.slice(0, whole.indexOf(','))}}`,
      ),
      `\ufeff${text}`,
    ].map((forged) => Buffer.from(forged))) {
      expect(bytes.toString()).not.toBe(text);
      const previous = Buffer.from(record['previous'] as string, 'hex');
      const personal = record['personal'] === null ? null : Buffer.from(record['personal'] as string, 'base64');
      const hash = eventHash(previous, bytes, personal).toString('hex');
      await expectNamed(replaced(line, written({ ...record, body: bytes.toString('base64'), hash })), 'canonical', {
        number,
        seq,
      });
    }
  });

  it('cannot write the same bytes in another way', async () => {
    const { line, number, seq } = events()[3] ?? { line: 0, number: '', seq: 0 };
    const record = parsed(lines[line] ?? '');
    const body = record['body'] as string;
    for (const spelt of [body.replace(/=*$/, ''), `${body} `, `${body}\n`]) {
      if (spelt === body) continue;
      await expectNamed(replaced(line, written({ ...record, body: spelt })), 'edited', { number, seq });
    }
    await expectNamed(
      replaced(line, written({ ...record, hash: (record['hash'] as string).toUpperCase() })),
      'edited',
      { number, seq },
    );
  });

  it.each<[string, string, (record: Line) => unknown]>([
    ['state', 'state', (record) => ((record['state'] as Line)['context'] = { amount: 1 })],
    ['status', 'state', (record) => (record['status'] = 'active')],
    ['division', 'state', (record) => (record['division'] = '421222')],
    ['definition', 'state', (record) => (record['definition'] = 'f'.repeat(64))],
    ['procedure', 'state', (record) => (record['procedure'] = 'another')],
    ['head', 'truncated', (record) => (record['head'] = 'f'.repeat(64))],
    ['tasks', 'tasks', (record) => (record['tasks'] = [{ key: 'more' }])],
    ['deadlines', 'deadlines', (record) => (record['deadlines'] = [{ key: 'more' }])],
    ['copies', 'state', (record) => (record['copies'] = ['421222:audit'])],
  ])('cannot let a case stand otherwise than its history leads: %s', async (_what, code, change) => {
    const paid = events().filter(({ number }) => number === events()[0]?.number);
    const opening = (paid[0]?.line ?? 0) - 1;
    const record = parsed(lines[opening] ?? '');
    change(record);
    const { number = '', seq = 0 } = paid.at(-1) ?? {};
    await expectNamed(replaced(opening, written(record)), code, { number, seq: code === 'truncated' ? seq + 1 : seq });
  });

  it('cannot change the law or the calendar: every case that rests on it is named', async () => {
    for (const kind of ['definition', 'calendar']) {
      const at = lines.findIndex((line) => parsed(line).kind === kind);
      const record = parsed(lines[at] ?? '');
      const { bad } = await verifyClosed(
        replaced(at, written({ ...record, content: { ...(record['content'] as object), more: 1 } })),
      );
      expect(bad.map(({ code, seq }) => `${code} ${seq}`)).toEqual([
        'definition-altered null',
        ...Array<string>(3).fill('definition-altered 1'),
      ]);
    }
  });
});

describe('the last line, which no digest covers', () => {
  it.each<[string, (end: string) => string]>([
    ['a space more', (end) => end.replace('{', '{ ')],
    ['a member more', (end) => end.replace('}', ',"more":1}')],
    ['its line feed gone', (end) => end.trimEnd()],
    ['another white space for its line feed', (end) => `${end.trimEnd()} `],
    ['a second end', (end) => end + end],
    ['another spelling of a number', (end) => end.replace(/"cases":(\d+)/, '"cases":$1.0')],
  ])('is written in one way: %s is found', async (_what, change) => {
    const text = [...lines.slice(0, -1), change(lines.at(-1) ?? '')].join('');
    expect((await verifyText(text)).faults).toBeGreaterThan(0);
    expect((await verifyText(lines.join(''))).faults).toBe(0);
  });
});

describe('random damage', () => {
  const damages = (): fc.Arbitrary<{ text: Buffer; at: number }> => {
    const file = Buffer.from(lines.join(''));
    const anyByte = fc.nat(file.length - 1);
    const anyLine = fc.nat(lines.length - 1);
    const lineAt = (byte: number): number => {
      let end = 0;
      return lines.findIndex((line) => (end += Buffer.byteLength(line)) > byte);
    };
    const ofLines = (changed: string[], at: number) => ({ text: Buffer.from(changed.join('')), at });
    return fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(anyByte, fc.integer({ min: 1, max: 255 })).map(([at, bits]) => {
          const text = Buffer.from(file);
          text[at] = (text[at] ?? 0) ^ bits;
          return { text, at: lineAt(at) };
        }),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(anyByte, fc.uint8Array({ minLength: 1, maxLength: 40 })).map(([at, more]) => ({
          text: Buffer.concat([file.subarray(0, at), more, file.subarray(at)]),
          at: lineAt(at),
        })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(anyByte, fc.integer({ min: 1, max: 3_000 })).map(([at, length]) => ({
          text: Buffer.concat([file.subarray(0, at), file.subarray(at + length)]),
          at: lineAt(at),
        })),
      },
      {
        weight: 1,
        arbitrary: anyByte
          .filter((at) => at < file.length - 1)
          .map((at) => ({ text: file.subarray(0, at), at: lineAt(at) })),
      },
      {
        weight: 2,
        arbitrary: anyLine.map((at) =>
          ofLines(
            lines.filter((_, index) => index !== at),
            at,
          ),
        ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(anyLine, anyLine)
          .map(([from, to]) => ofLines(lines.toSpliced(to, 0, lines[from] ?? ''), to)),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(anyLine, anyLine)
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => ofLines(lines.with(a, lines[b] ?? '').with(b, lines[a] ?? ''), Math.min(a, b))),
      },
    );
  };

  it(`is found every time, in ${MUTATIONS} trials, and at the event where it begins`, async () => {
    const places = new Map(events().map(({ line, number, seq }) => [line, `${number} ${seq}`]));
    let named = 0;
    await fc.assert(
      fc.asyncProperty(damages(), async ({ text, at }) => {
        const { faults, bad } = await verifyText(text);
        expect(faults).toBeGreaterThan(0);
        const place = places.get(at);
        const first = bad.find(({ seq }) => seq !== null);
        if (place !== undefined && first && `${first.number} ${first.seq}` === place) named += 1;
      }),
      { numRuns: MUTATIONS },
    );
    // Not each is at an event; of those that are, what was cut out or moved may begin a line further on.
    expect(named).toBeGreaterThan(MUTATIONS / 2);
  }, 240_000);
});
