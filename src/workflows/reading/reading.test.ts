import { definitionFiles, readDefinition as readFiles } from '../files.js';
import type { Definition } from '../../engine/index.js';
import { compareDefinitions, type Difference, type Section } from './compare.js';
import { readDefinition } from './read-definition.js';

const WORKFLOWS = new URL('../../../workflows', import.meta.url).pathname;

async function definition(name: string): Promise<Definition> {
  return (await readFiles(`${WORKFLOWS}/${name}.yaml`)).definition as Definition;
}

describe('the reading of a definition', () => {
  it('says for every state who acts, who must not, by which article and how long', async () => {
    const { states, periods } = readDefinition(await definition('dibao/2021'));
    const publicity = states.find(({ path }) => path === 'handling.publicity');
    expect(publicity).toMatchObject({
      title: { zh: '公示' },
      law: '第十九条',
      periods: ['publicity'],
      notice: { zh: '在村（社区）公示' },
    });
    const visit = states.find(({ path }) => path === 'handling.verifying.visit.homeVisit');
    expect(visit?.work?.zh).toBe(
      '由乡镇（街道）社会救助经办机构的经办人办理；共 2 份，全部答复；至少 2 人；办理过“初审”、“重新提出初审意见”、“审核确认”、“拟不予确认的决定”的人员不得办理；与该家庭有近亲属关系的人员应当回避',
    );
    expect(visit?.work?.en).toMatch(
      /^done by the handling officer of the township Social Assistance Office; asked 2 times/,
    );
    expect(periods.find(({ name }) => name === 'publicity')).toMatchObject({
      length: { zh: '7天', en: '7 days' },
      counted: 'calendar',
      endOnRestDay: 'extend',
      states: [{ path: 'handling.publicity', moves: true }],
    });
    expect(periods.find(({ name }) => name === 'handling')).toMatchObject({
      length: {
        zh: '由县级审核确认的 30个工作日；委托乡镇（街道）审核确认的 30个工作日；下放乡镇（街道）审核确认的 20个工作日',
      },
      extended: { en: '45 working days' },
      counted: 'working',
      endOnRestDay: null,
    });
  });

  it('tells every way out of a state as a sentence with its condition', async () => {
    const { states } = readDefinition(await definition('dibao/2021'));
    const ways = states.find(({ path }) => path === 'handling.confirmation.decision')?.transitions ?? [];
    const approve = ways.find(({ event }) => event === 'APPROVE');
    expect(approve?.sentence).toEqual({
      zh: '行使审核确认权限的机构的审批人可“确认同意”，条件：财产符合规定，且人均收入低于保障标准；转入“自下月起发放”。',
      en: 'The approver of the office that holds the authority to decide may "Confirm", if property is within the rules and income per head is below the standard; the case goes on to "Paid from next month".',
    });
    expect(approve).toMatchObject({
      decides: true,
      form: 'decision',
      effects: expect.arrayContaining([{ zh: '开始按月发放', en: expect.any(String) }]),
    });
    const publicity = states.find(({ path }) => path === 'handling.publicity')?.transitions ?? [];
    expect(publicity.map(({ sentence }) => sentence.zh)).toContain('“公示”期限届满；转入“报送”。');
  });

  it('leaves no guard, office, role or state of any procedure untold', async () => {
    const files = await definitionFiles(WORKFLOWS);
    for (const file of files) {
      const content = (await readFiles(file)).definition as Definition;
      const reading = readDefinition(content);
      const said = JSON.stringify(
        reading.states.flatMap(({ work, transitions }) => [
          work,
          ...transitions.flatMap(({ by, condition }) => [by, condition]),
        ]),
      );
      expect(said).not.toMatch(/undefined|\[object|township\.|county\.|village\.|\bjoined\b/);
      for (const { title, sentence } of reading.states.flatMap(({ transitions }) => transitions)) {
        expect([title.zh, title.en, sentence.zh, sentence.en].filter((text) => text.trim() === '')).toEqual([]);
      }
    }
    expect(files.length).toBeGreaterThan(20);
  });
});

describe('the comparison of two definitions', () => {
  const at = (comparison: ReturnType<typeof compareDefinitions>, section: Section): Difference[] =>
    comparison.sections.find((one) => one.section === section)?.differences ?? [];

  it('finds nothing between a definition and itself, and counts what is the same', async () => {
    const one = await definition('dibao/2021');
    const { sections } = compareDefinitions(one, structuredClone(one));
    expect(sections.flatMap(({ differences }) => differences)).toEqual([]);
    expect(sections.find(({ section }) => section === 'states')?.same).toBe(
      readDefinition(one).states.filter(({ path }) => path !== '').length,
    );
  });

  it('names what was added, removed and changed, with both texts', async () => {
    const before = await definition('dibao/2021');
    const after = structuredClone(before);
    after.periods['publicity'] = { length: '10d', law: '第十九条' };
    delete after.periods['taper'];
    after.excludes = { ...after.excludes, other: { zh: '不得兼得', en: 'not both' } };
    after.display = { fields: ['applicantName'], law: '第三十四条' };
    const publicity = after.machine.states?.['handling']?.states?.['publicity'];
    if (publicity?.meta) publicity.meta.law = '第二十条';
    const comparison = compareDefinitions(before, after);
    expect(at(comparison, 'periods')).toMatchObject([
      { key: 'publicity', kind: 'changed', fields: [{ name: 'length', before: { zh: '7天' }, after: { zh: '10天' } }] },
      { key: 'taper', kind: 'removed' },
    ]);
    expect(at(comparison, 'exclusions')).toMatchObject([
      { key: 'other', kind: 'added', fields: [{ name: 'text', before: null }] },
    ]);
    expect(at(comparison, 'display')).toMatchObject([
      {
        kind: 'changed',
        fields: [
          { name: 'text', after: { zh: '待遇存续期间列入所在村（社区）长期公示名单。' } },
          { name: 'law', before: { zh: '第二十四条' }, after: { zh: '第三十四条' } },
        ],
      },
    ]);
    expect(at(comparison, 'states')).toMatchObject([
      {
        key: 'handling.publicity',
        kind: 'changed',
        fields: [{ name: 'law', before: { zh: '第十九条' }, after: { zh: '第二十条' } }],
      },
    ]);
    expect(at(comparison, 'forms')).toEqual([]);
  });

  it('of the same two versions the other way round turns every difference round', async () => {
    const [old, now] = [await definition('dibao/2012'), await definition('dibao/2021')];
    const [there, back] = [compareDefinitions(old, now), compareDefinitions(now, old)];
    const mirrored = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    for (const { section, differences } of there.sections) {
      const turned = new Map(at(back, section).map(({ key, kind }) => [key, kind]));
      expect(differences.length).toBe(turned.size);
      for (const { key, kind } of differences) expect(turned.get(key)).toBe(mirrored[kind]);
    }
    expect(there.sections.flatMap(({ differences }) => differences).length).toBeGreaterThan(50);
  });
});
