import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSettingTitles } from './setting-names.js';

const folder = new URL('../../workflows/', import.meta.url);
const titles = readSettingTitles();

const isNamed = (name: string): boolean =>
  titles.some((one) => (one.name.endsWith('*') ? name.startsWith(one.name.slice(0, -1)) : one.name === name));

describe('a setting has a title', () => {
  it('wherever a division of the demonstration has set it', () => {
    const files = readdirSync(new URL('jurisdictions', folder));
    const set = files.flatMap((file) => {
      const { settings = [] } = parse(readFileSync(new URL(`jurisdictions/${file}`, folder), 'utf8')) as {
        settings?: { name: string }[];
      };
      return settings.map(({ name }) => name);
    });
    expect(new Set(set).size).toBeGreaterThan(50);
    expect([...new Set(set)].filter((name) => !isNamed(name))).toEqual([]);
  });

  it('wherever a definition reads it', () => {
    const definitions = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^[a-z-]+\/[^/]+\.yaml$/.test(file),
    );
    const read = definitions.flatMap((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return [...text.matchAll(/\bsetting: *"?([A-Za-z][\w.]*)|\bsettings(?:\.|, ")([\w.]+)/g)].map(
        ([, fact = '', feel = '']) => fact || feel,
      );
    });
    expect(new Set(read).size).toBeGreaterThan(20);
    // `standard.{variant}` reads all that begin so.
    const begins = (name: string): boolean => name.endsWith('.') && titles.some((one) => one.name.startsWith(name));
    expect([...new Set(read)].filter((name) => !isNamed(name) && !begins(name))).toEqual([]);
  });

  it('in both languages, once, and with a unit there is', () => {
    const names = titles.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(titles.find(({ name }) => name === 'standard.urban')).toMatchObject({ unit: 'fen', parts: [] });
    expect(titles.find(({ name }) => name === 'medicalTilt')?.parts).toContainEqual(
      expect.objectContaining({ name: 'cap', unit: 'fen' }),
    );
    expect(titles.find(({ name }) => name === 'members')?.values).toContainEqual({
      value: 'civilAffairs',
      title: expect.objectContaining({ zh: '民政局' }),
    });
  });
});
