import { parseCitizenId } from '../../shared/citizen-id.js';
import { parsePlainDate } from '../../calendar/plain-date.js';
import { demonstrationLogins } from './demonstration-logins.js';
import { readDivisions } from './divisions.js';
import { seedOffices } from './offices.js';
import { seedPeople } from './people.js';
import { type Role, roles } from './posts.js';

const divisions = readDivisions();
const people = seedPeople(divisions);
const person = (username: string) => people.find((user) => user.username === username);
const holders = (office: string, role: Role) =>
  people.filter((user) => user.offices.some((seat) => seat.office === office && seat.role === role));
const governments = divisions.filter((division) => division.level === 'township' && division.government);
const counties = divisions.filter((division) => division.level === 'county');

describe('the people of the demonstration', () => {
  it('have a user name and a name that nobody else has', () => {
    expect(new Set(people.map((user) => user.username)).size).toBe(people.length);
    expect(new Set(people.map((user) => user.name)).size).toBe(people.length);
    expect(people.filter((user) => !/^[a-z]+(\.[a-z]+){1,2}\d?$/.test(user.username))).toEqual([]);
  });

  it('sit only in offices that exist', () => {
    const offices = new Set(seedOffices(divisions).map((office) => office.code));
    const seats = people.flatMap((user) => user.offices);
    expect(seats.filter((seat) => !offices.has(seat.office))).toEqual([]);
  });

  it.each(governments.map((town) => [town.name, town.code]))('fill every role that %s needs', (_, code) => {
    expect(holders(`${code}:window`, 'clerk')).toHaveLength(1);
    expect(holders(`${code}:civilAffairs`, 'handler')).toHaveLength(3);
    expect(holders(`${code}:civilAffairs`, 'approver')).toHaveLength(1);
    const villages = divisions.filter((division) => division.parent === code);
    const assistants = villages.flatMap((village) => holders(`${village.code}:committee`, 'villageAssistant'));
    expect(assistants.length).toBeGreaterThanOrEqual(1);
  });

  it.each(counties.map((county) => [county.name, county.code]))('fill every role that %s needs', (_, code) => {
    expect(holders(`${code}:civilAffairs`, 'reviewer')).toHaveLength(2);
    expect(holders(`${code}:civilAffairs`, 'approver')).toHaveLength(1);
    expect(holders(`${code}:civilAffairs`, 'supervisor')).toHaveLength(1);
    expect(holders(`${code}:verificationCentre`, 'checker')).toHaveLength(1);
    expect(holders(`${code}:audit`, 'auditor')).toHaveLength(1);
    expect(holders(`${code}:government`, 'reconsiderationOfficer')).toHaveLength(1);
    expect(holders(`${code}:finance`, 'financeOfficer')).toHaveLength(1);
  });

  it('give the villages of 沙堆镇 and 贺胜桥镇 an assistant each', () => {
    const assistants = (town: string) =>
      people.filter((user) => user.offices[0]?.office.startsWith(town) && user.username.endsWith('.assistant'));
    expect(assistants('421222104')).toHaveLength(10);
    expect(assistants('421202104')).toHaveLength(8);
  });

  it('watch over the counties from the city', () => {
    expect(holders('4212:audit', 'auditor')).toHaveLength(1);
    expect(holders('4212:government', 'reconsiderationOfficer')).toHaveLength(1);
    expect(holders('4212:platform', 'administrator')).toHaveLength(1);
  });

  it('declare relatives under well-formed citizen numbers', () => {
    const relatives = people.flatMap((user) => user.relatives);
    expect(relatives).toHaveLength(3);
    const today = parsePlainDate('2017-01-01');
    expect(relatives.filter(({ citizenNumber }) => !parseCitizenId(citizenNumber, today).ok)).toEqual([]);
  });
});

describe('the demonstration logins', () => {
  it('name one login for each role', () => {
    expect(demonstrationLogins.map((login) => login.role).sort()).toEqual([...roles].sort());
  });

  it.each(demonstrationLogins.map((login) => [login.username, login.role] as const))(
    '%s works as %s',
    (username, role) => {
      expect(person(username)?.offices.map((seat) => seat.role)).toEqual([role]);
    },
  );
});
