import { BlindIndex } from './blind-index.js';
import { deriveMasterKeys } from './master-keys.js';

const keys = deriveMasterKeys(Buffer.alloc(32, 1));
const index = new BlindIndex(keys);

it('finds one person under every spelling of the number', () => {
  const spellings = ['11010519491231002X', '11010519491231002x', ' １１０１０５１９４９１２３１００２Ｘ'];
  expect(new Set(spellings.map((spelling) => index.ofCitizenId(spelling).toString('hex'))).size).toBe(1);
});

it('cannot be computed without the key', () => {
  const other = new BlindIndex(deriveMasterKeys(Buffer.alloc(32, 2)));
  expect(other.ofCitizenId('11010519491231002X')).not.toEqual(index.ofCitizenId('11010519491231002X'));
});

it('derives a different key for every purpose, and refuses a secret of another length', () => {
  const all = [keys.encryption, keys.blindIndex, keys.service, keys.receipt].map((key) => key.toString('hex'));
  expect(new Set(all).size).toBe(4);
  expect(() => deriveMasterKeys(Buffer.alloc(16))).toThrow(RangeError);
});
