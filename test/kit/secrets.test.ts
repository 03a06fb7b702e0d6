import fc from 'fast-check';
import { blind, decrypt, encrypt, keyedId, personIdOf } from '../../cloudfunctions/kit/secrets';

const place = { collection: 'children', field: 'idNumber', id: 'child-1' };

test('what was encrypted for a place opens there, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decrypt(encrypt(text, place), place) === text));
});

test.each([
  ['another document', { ...place, id: 'child-2' }],
  ['another field', { ...place, field: 'address' }],
  ['another collection', { ...place, collection: 'people' }],
])('a value moved to %s does not open', (_, other) => {
  expect(() => decrypt(encrypt('990101201505061234', place), other)).toThrow();
});

test('a changed byte does not open', () => {
  const value = encrypt('text', place);
  const parts = value.split('.');
  const body = Buffer.from(parts[3] ?? '', 'base64url');
  body[0] = (body[0] ?? 0) ^ 1;
  parts[3] = body.toString('base64url');
  expect(() => decrypt(parts.join('.') as typeof value, place)).toThrow();
});

test('the same text twice is two different values, so equal values cannot be seen', () => {
  expect(encrypt('text', place)).not.toBe(encrypt('text', place));
});

test('a blind index is the same for the same value, and different by purpose, county and value', () => {
  const all = [
    blind('phone', 'yunling', '1'),
    blind('phone', 'qingshi', '1'),
    blind('id', 'yunling', '1'),
    blind('phone', 'yunling', '2'),
  ];
  expect(new Set(all).size).toBe(4);
  expect(blind('phone', 'yunling', '1')).toBe(all[0]);
});

test('ids are 26 letters and digits, and a person is another one in another county', () => {
  expect(keyedId('child', 'yunling', 'x')).toMatch(/^[a-z2-7]{26}$/);
  expect(personIdOf('yunling', 'o')).not.toBe(personIdOf('qingshi', 'o'));
});
