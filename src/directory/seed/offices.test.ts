import { isStatisticalUnit, readDivisions } from './divisions.js';
import { seedOffices } from './offices.js';

const divisions = readDivisions();
const offices = seedOffices(divisions);
const office = (code: string) => offices.find((candidate) => candidate.code === code);
const departmentsOf = (division: string) =>
  offices.filter((candidate) => candidate.division === division).map((candidate) => candidate.department);

describe('the offices of the demonstration', () => {
  it('have a code each, and none stands outside a division', () => {
    const known = new Set(divisions.map((division) => division.code));
    expect(new Set(offices.map((candidate) => candidate.code)).size).toBe(offices.length);
    expect(offices.filter((candidate) => !known.has(candidate.division))).toEqual([]);
  });

  it('give every township government a window and a social assistance office', () => {
    const governments = divisions.filter((division) => division.level === 'township' && division.government);
    for (const town of governments) expect(departmentsOf(town.code)).toEqual(['civilAffairs', 'window']);
  });

  it('give every county all departments that work there', () => {
    const expected = (
      'civilAffairs government audit verificationCentre publicSecurity humanResources housing marketRegulation ' +
      'taxation providentFund banks medicalSecurity disabledFederation finance hospital education emergencyManagement ' +
      'justice charity discipline'
    ).split(' ');
    const counties = divisions.filter((division) => division.level === 'county');
    for (const county of counties) expect(departmentsOf(county.code)).toEqual(expected);
  });

  it('give the city its bureau, its audit, its reconsideration organ and the platform', () => {
    expect(departmentsOf('4212')).toEqual(['civilAffairs', 'government', 'audit', 'platform']);
    expect(departmentsOf('42')).toEqual([]);
  });

  it('give farms, parks and zones none', () => {
    for (const unit of divisions.filter(isStatisticalUnit)) expect(departmentsOf(unit.code)).toEqual([]);
  });

  it('give every village and community its committee', () => {
    expect(offices.filter((candidate) => candidate.department === 'committee')).toHaveLength(1079);
    expect(office('421222104200:committee')?.name).toEqual({ zh: '堆山村村民委员会', en: 'Duishan Village Committee' });
    expect(office('421222104001:committee')?.name.zh).toBe('九井社区居民委员会');
  });

  it('carry Chinese and English names', () => {
    expect(office('421222104:window')?.name).toEqual({
      zh: '沙堆镇社会救助受理窗口',
      en: 'Shadui Town One-Window Intake',
    });
    expect(office('421281:civilAffairs')?.name.en).toBe('Chibi City Civil Affairs Bureau');
    expect(office('421281104:civilAffairs')?.name.en).toBe('Chibi Town Social Assistance Office');
  });

  it('remember the name a bureau had before the reform of 2018', () => {
    const market = office('421222:marketRegulation');
    expect(market?.name.zh).toBe('通城县市场监督管理局');
    expect(market?.formerNames.map(({ name, from, to }) => [name.zh, from, to])).toEqual([
      ['通城县工商行政管理局', '2000-01-01', '2018-03-16'],
    ]);
    expect(office('421222:civilAffairs')?.formerNames).toEqual([]);
  });

  it('do not open before their department existed', () => {
    expect(office('421222:medicalSecurity')?.from).toBe('2018-03-17');
    expect(office('421222:verificationCentre')?.from).toBe('2015-10-01');
  });
});
