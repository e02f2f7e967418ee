import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { canonicalJson, NotCanonicalizableError, sha256Hex } from './canonical-json.js';

describe('canonical JSON (RFC 8785)', () => {
  it('gives the bytes of the example in sections 3.2.2 to 3.2.4', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    const text =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
    expect(canonicalJson(value)).toBe(text);
    const bytes =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e33333333' +
      '3333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c' +
      '5c5c5c5c222f227d';
    expect(Buffer.from(canonicalJson(value)).toString('hex')).toBe(bytes);
  });

  it('orders keys by UTF-16 code units, so an emoji comes before a Hebrew presentation form (section 3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    const order = ['\\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33'];
    expect(canonicalJson(value)).toBe(`{${order.map((key) => `"${key}":0`).join(',')}}`);
  });

  // Appendix B: the 64 bits of the number, and its text.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number with bits %s as %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  it.each([
    ['arrays', '[ 56, { "d": true, "10": null, "1": [ ] } ]', '[56,{"1":[],"10":null,"d":true}]'],
    ['French', '{"pêche":1,"sin":2,"péché":3,"peach":4}', '{"peach":4,"péché":3,"pêche":1,"sin":2}'],
    [
      'structures',
      '{"1":{"f":{"f":"hi","F":5},"\\n":56.0},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}',
      '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
    ],
    ['unnormalized unicode', '{"letter":"A\\u030a"}', '{"letter":"A\u030a"}'],
    [
      'weird',
      '{"\\u20ac":"\\u007f","1":"/","\\u0080":"\\b\\t\\f\\u001F","\\ud83d\\ude02":"\\u2028","\\u00f6":1,"</script>":2}',
      '{"1":"/","</script>":2,"\u0080":"\\b\\t\\f\\u001f","ö":1,"€":"\u007f","😂":"\u2028"}',
    ],
    ['a key named after the prototype', '{"b":1,"__proto__":{"z":1,"a":2}}', '{"__proto__":{"a":2,"z":1},"b":1}'],
  ])('canonicalizes %s', (_name, input, output) => {
    expect(canonicalJson(JSON.parse(input))).toBe(output);
  });

  it('leaves out properties that are undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('takes plain objects of another realm and without a prototype', () => {
    expect(canonicalJson(runInContext('({ b: [1], a: {} })', createContext()))).toBe('{"a":{},"b":[1]}');
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  class Amount {
    readonly fen = 1;
  }
  const cycle: unknown[] = [];
  cycle.push(cycle);

  it.each<[string, unknown, string]>([
    ['NaN', { a: [Number.NaN] }, '/a/0'],
    ['an infinity', [Number.NEGATIVE_INFINITY], '/0'],
    ['undefined on top', undefined, ''],
    ['undefined in an array', [1, undefined], '/1'],
    ['a hole in an array', { a: new Array(1) }, '/a/0'],
    ['a bigint', { a: 1n }, '/a'],
    ['a function', { a: () => 1 }, '/a'],
    ['a symbol', [Symbol('s')], '/0'],
    ['a high surrogate alone', { a: '\ud83d' }, '/a'],
    ['a low surrogate alone', ['\ude00x'], '/0'],
    ['surrogates in the wrong order', '\ude00\ud83d', ''],
    ['a key with half a pair', { o: { '\ud83d': 1 } }, '/o'],
    ['a Date', { at: new Date(0) }, '/at'],
    ['a Map', new Map([['a', 1]]), ''],
    ['bytes', { 'a/b~c': new Uint8Array(1) }, '/a~1b~0c'],
    ['a boxed number', [Object(1)], '/0'],
    ['an instance of a class', { amount: new Amount() }, '/amount'],
  ])('refuses %s and says where', (_what, value, path) => {
    const refusal = refusalOf(value);
    expect(refusal).toBeInstanceOf(NotCanonicalizableError);
    expect(refusal).toMatchObject({ path, code: 'not-canonicalizable' });
  });

  it('refuses what contains itself or is nested too deep, instead of exhausting the stack', () => {
    expect(() => canonicalJson(cycle)).toThrow(NotCanonicalizableError);
    expect(() => canonicalJson(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toThrow(NotCanonicalizableError);
    expect(canonicalJson(JSON.parse('['.repeat(200) + ']'.repeat(200)))).toHaveLength(400);
  });

  const anyJson = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 });

  it('can be read back to the same value and is then already canonical', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        // Through JSON.stringify, because JSON has no negative zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), anyJson), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('is what JSON.stringify writes, where there is no order to choose', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }))),
        (list) => {
          expect(canonicalJson(list)).toBe(JSON.stringify(list));
        },
      ),
    );
  });
});

describe('SHA-256', () => {
  it('gives the published digests', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('hashes a text as its UTF-8 bytes', () => {
    expect(sha256Hex('一门')).toBe(sha256Hex(new Uint8Array([0xe4, 0xb8, 0x80, 0xe9, 0x97, 0xa8])));
  });
});

function refusalOf(value: unknown): unknown {
  try {
    return canonicalJson(value);
  } catch (error) {
    return error;
  }
}
