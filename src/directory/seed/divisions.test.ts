import { type Division, InvalidDivision, isStatisticalUnit, readDivisions, shapeDivisions } from './divisions.js';

const divisions = readDivisions();
const at = (level: Division['level']) => divisions.filter((division) => division.level === level);
const under = (parent: string) => divisions.filter((division) => division.parent === parent);

const town: Division = {
  code: '421222104',
  name: '沙堆镇',
  level: 'township',
  parent: '421222',
  government: true,
  from: '2000-01-01',
};

describe('the divisions of the demonstration', () => {
  it('are one province, one city and its six counties', () => {
    expect(at('province').map((division) => division.name)).toEqual(['湖北省']);
    expect(at('city').map((division) => division.name)).toEqual(['咸宁市']);
    expect(at('county').map((division) => division.name)).toEqual([
      '咸安区',
      '嘉鱼县',
      '通城县',
      '崇阳县',
      '通山县',
      '赤壁市',
    ]);
  });

  it('hold 89 township-level rows, of which 70 are governments', () => {
    expect(at('township')).toHaveLength(89);
    expect(at('township').filter((division) => division.government)).toHaveLength(70);
  });

  it.each([
    ['421202', 197],
    ['421221', 105],
    ['421222', 190],
    ['421223', 206],
    ['421224', 208],
    ['421281', 190],
  ])('hold in county %s its %i villages and communities', (county, villages) => {
    expect(at('village').filter((village) => village.code.startsWith(county))).toHaveLength(villages);
  });

  it('name the places and not their committees', () => {
    const names = under('421222104').map((village) => village.name);
    expect(names).toEqual([
      '九井社区',
      '堆山村',
      '大柱山村',
      '坪坳村',
      '湾船咀村',
      '罗塘村',
      '沙堆村',
      '石冲村',
      '港背村',
      '瑶泉村',
    ]);
    expect(under('421202104')).toHaveLength(8);
    expect(divisions.filter((division) => /委员?会$/.test(division.name))).toEqual([]);
  });

  it('have no government in a statistical unit or a village', () => {
    expect(divisions.filter((division) => division.government && isStatisticalUnit(division))).toEqual([]);
    expect(at('village').filter((village) => village.government)).toEqual([]);
    expect(at('county').every((county) => county.government)).toBe(true);
  });
});

describe('a division that does not hang in the tree is refused', () => {
  const county: Division = { ...town, code: '421222', name: '通城县', level: 'county', parent: '4212' };
  const tree = divisions.filter((division) => ['42', '4212', '421222'].includes(division.code));

  it.each<[string, readonly Division[]]>([
    ['because its parent is not listed before it', [town, ...tree]],
    ['because its code appears twice', [...tree, town, town]],
    ['because its code is too short for its level', [...tree, { ...town, code: '42122210' }]],
    ['because its code belongs to another parent', [...tree, { ...town, code: '421202104' }]],
    ['because only a province may stand at the top', [{ ...county, parent: null }]],
  ])('%s', (_, rows) => {
    expect(() => shapeDivisions(rows)).toThrow(InvalidDivision);
  });

  it('while the same division in its place is accepted', () => {
    expect(shapeDivisions([...tree, town])).toContain(town);
  });
});
