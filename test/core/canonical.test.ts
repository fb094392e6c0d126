import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/core/canonical.ts';
import { bytesOf } from '../../src/core/hash.ts';

/** The double with these 64 bits. */
const double = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

/** Characters that are escaped, that sort otherwise in UTF-8, or that look alike. */
const stringUnit = fc.constantFrom(
  'a',
  'b',
  '1',
  '"',
  '\\',
  '\n',
  '\0',
  'é',
  'e\u0301',
  '😀',
  '\ufb33',
);
/**
 * Any JSON value, but for names that are one escaped character alone: after some others, the
 * JSON.parse of Node 24.21 takes one for another, `{"":0,"\\n":1}` for `{"":0,"\\\\":1}`.
 */
const jsonValues = fc
  .jsonValue({ stringUnit })
  .filter((value) => !/"\\(?:u[0-9a-f]{4}|.)":/.test(JSON.stringify(value)));

/** The same value, with the members of every object in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, reordered(member)] as const)
      .toReversed(),
  );
};

describe('the examples of RFC 8785', () => {
  it('§3.2.2: literals, numbers and escapes', () => {
    expect(
      canonical({
        numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('§3.2.3: members by UTF-16 code units, so that an emoji comes before U+FB33', () => {
    const text = canonical({
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    });
    expect([...text.matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('§3.2.4: UTF-8', () => {
    const bytes = bytesOf({ numbers: [1e30], string: '€\u000f' });
    expect(Buffer.from(bytes).toString('hex')).toBe(
      '7b226e756d62657273223a5b31652b33305d2c22737472696e67223a22e282ac5c7530303066227d',
    );
  });

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
    ['444b1ae4d6e2ef51', '1.0000000000000001e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: the double %s is %s', (hex, text) => {
    expect(canonical(double(hex))).toBe(text);
  });

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
    'appendix B: the double %s is an error',
    (hex) => {
      expect(() => canonical(double(hex))).toThrow(TypeError);
    },
  );
});

describe('canonical', () => {
  it('leaves out members that are undefined, however deep', () => {
    expect(canonical({ b: undefined, a: { c: undefined, d: [{ e: undefined }] } })).toBe(
      '{"a":{"d":[{}]}}',
    );
  });

  it.each([
    ['undefined', undefined],
    ['undefined in an array', [undefined]],
    ['a hole in an array', Array(1)],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('a') }],
    ['a bigint', [1n]],
    ['NaN', { a: NaN }],
    ['infinity', [-Infinity]],
    ['a high surrogate alone', 'a\ud800'],
    ['a low surrogate alone', ['\udc00a']],
    ['surrogates in the wrong order', '\udc00\ud800'],
    ['a lone surrogate in a name', { '\ud800': 1 }],
  ])('throws for %s', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  });

  it('keeps pairs of surrogates, and what JSON need not escape', () => {
    expect(canonical('😀\u2028\u007f/<>&')).toBe('"😀\u2028\u007f/<>&"');
  });

  it('keeps members with names that objects inherit', () => {
    const value: unknown = JSON.parse('{"toString":1,"__proto__":{"b":1,"a":2},"constructor":2}');
    expect(canonical(value)).toBe('{"__proto__":{"a":2,"b":1},"constructor":2,"toString":1}');
  });

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        expect(canonical(reordered(value))).toBe(canonical(value));
      }),
    );
  });

  it('loses nothing: parsed, it is the value', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        // JSON has no negative zero.
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is idempotent: the canonical text of what it says is itself', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
