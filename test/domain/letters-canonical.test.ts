import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonical } from '#domain/letters/canonical';
import { sm3 } from '#domain/letters/sm3';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('canonical form', () => {
  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{}, '{}'],
    [[], '[]'],
    ['€$\u000F\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [-7, '-7'],
    [{ 学校: '云岭一小', '10': 1, '9': 2 }, '{"10":1,"9":2,"学校":"云岭一小"}'],
    [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ])('%j', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  test('keys stand in the order of their UTF-16 units (the example of RFC 8785, 3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\u0080': 5, '\u00f6': 6 };
    const order = [...canonical(value).matchAll(/:(\d)/g)].map((match) => match[1]);
    expect(order.join('')).toBe('235614');
  });

  test.each([
    ['a fraction', 1.5],
    ['minus zero', -0],
    ['beyond safe integers', 2 ** 53],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['a field that is undefined', { a: undefined }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a buffer', Buffer.from('a')],
    ['a class', new (class A {})()],
    ['a symbol key', { [Symbol('a')]: 1 }],
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    ['a hole in a list', [1, , 2]],
    ['text not in NFC', 'e\u0301'],
    ['a key not in NFC', { 'e\u0301': 1 }],
    ['a lone surrogate', '\ud83d'],
    ['a letter that has no NFC form of its own (the example of RFC 8785)', { '\ufb33': 1 }],
  ])('refuses %s, naming the place and not the value', (_, value) => {
    expect(() => canonical({ field: [value] })).toThrow(/^\$\.field\[0\]/);
  });

  test('refuses what is endless', () => {
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    expect(() => canonical(endless)).toThrow(TypeError);
  });

  const text = fc.string({ unit: 'binary' }).map((value) => value.normalize('NFC').replace(/\p{Cs}/gu, ''));
  const { value: plain } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger().map((n) => n + 0),
      text,
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(text, tie('value'), { maxKeys: 6 }),
    ),
  }));

  /** Another way to the same text: JSON of a value whose objects were rebuilt with sorted keys, by comparing UTF-16 bytes. */
  function independent(value: unknown): string {
    if (Array.isArray(value)) {
      return `[${value.map(independent).join(',')}]`;
    }
    if (typeof value !== 'object' || value === null) {
      return JSON.stringify(value);
    }
    const units = (key: string): Buffer => Buffer.from(key, 'utf16le').swap16();
    const keys = Object.keys(value).sort((a, b) => Buffer.compare(units(a), units(b)));
    const inner = value as Readonly<Record<string, unknown>>;
    return `{${keys.map((key) => `${JSON.stringify(key)}:${independent(inner[key])}`).join(',')}}`;
  }

  test('says the same as an independent writer, reads back as the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(plain, (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const once = canonical(value);
        expect(once).toBe(independent(value));
        expect(JSON.parse(once)).toEqual(value);
        const turned = JSON.parse(once, (_, inner: unknown) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        );
        expect(canonical(turned)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('SM3', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('the vectors of GB/T 32905-2016: %s', (message, hash) => {
    expect(sm3(bytes(message))).toBe(hash);
  });

  test('equals the runtime’s for every length around the blocks', () => {
    for (let length = 0; length <= 200; length += 1) {
      const message = bytes('七'.repeat(length).slice(0, length));
      expect(sm3(message)).toBe(createHash('sm3').update(message).digest('hex'));
    }
  });

  test('equals the runtime’s for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (message) => {
        expect(sm3(message)).toBe(createHash('sm3').update(message).digest('hex'));
      }),
    );
  });
});
