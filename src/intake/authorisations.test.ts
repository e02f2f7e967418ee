import { checkAuthorisations } from './authorisations.js';

const family = { adults: [0, 1, 3], members: 4, today: '2026-11-23' };
const signed = (...members: number[]) => members.map((member) => ({ member, at: '2026-11-20' }));

it('accepts a family whose adults have all signed; children need not', () => {
  expect(() => checkAuthorisations(signed(0, 1, 3), family)).not.toThrow();
});

it('names all adults who have not signed at once, so that nobody comes twice', () => {
  expect(() => checkAuthorisations(signed(1), family)).toThrow(
    expect.objectContaining({ code: 'authorisation-missing', detail: { members: [0, 3] } }),
  );
});

it('refuses a signature of somebody who is not in the family', () => {
  expect(() => checkAuthorisations(signed(0, 1, 3, 4), family)).toThrow(
    expect.objectContaining({ code: 'member-unknown', detail: { field: 'authorisations', member: 4 } }),
  );
});

it.each(['2026-11-24', '2026-02-30'])('refuses a signature dated %s', (at) => {
  expect(() => checkAuthorisations([...signed(1, 3), { member: 0, at }], family)).toThrow(
    expect.objectContaining({ code: 'authorisation-date-invalid', detail: { member: 0 } }),
  );
});
