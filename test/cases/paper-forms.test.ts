import fc from 'fast-check';
import type { AddresseeRow } from '#domain/cases/api-papers';
import { SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { plainDate } from '#domain/plain-date';
import {
  blankServe,
  METHOD_WORDS,
  missingIn,
  type ServeForm,
  serveRequest,
  verdictOf,
} from '../../src/cases/papers/serve/serve-form';
import { lineDiff } from '../../src/cases/papers/wording/line-diff';

const DAY = plainDate('2026-11-18');
const WHO: AddresseeRow = {
  slot: 'guardian',
  name: '妈a',
  relation: '母亲',
  servedOn: null,
  lastDay: null,
  attempts: [],
  entrusted: null,
};
const KNOWN = { who: WHO, addressConfirmedOn: null, publicNoticeDays: 30, involved: ['曾小丽'] };
const PHOTO = { name: 'a.jpg', size: 1, path: 'a' };
const form = (changes: Partial<ServeForm>): ServeForm => ({ ...blankServe('guardian', DAY, '甲'), ...changes });
const METHODS = Object.keys(SERVICE_METHODS) as ServiceMethod[];

describe('登记送达, before it is sent', () => {
  test.each<[string, Partial<ServeForm>, RegExp, readonly ServiceMethod[]]>([
    ['nobody named', { method: 'direct' }, /谁签收/, []],
    [
      'the grandmother of the child',
      { method: 'direct', receiver: 'adultOfHome', relation: '母亲', isAdult: 'yes', livesTogether: 'no' },
      /不能代为签收/,
      ['mail', 'entrusted'],
    ],
    ['a screenshot', { method: 'electronic', photos: [PHOTO] }, /只算一次联系/, ['direct', 'mail', 'entrusted']],
    ['refused, without a word why', { method: 'left', photos: [PHOTO] }, /为什么拒收/, []],
    ['a public notice first of all', { method: 'publicNotice' }, /才能公告/, ['direct', 'mail', 'entrusted']],
  ])('%s: is none, and says what would be', (_, changes, why, instead) => {
    expect(verdictOf(form(changes), KNOWN)).toEqual({ kind: 'wanting', why: expect.stringMatching(why), instead });
  });

  test('left with a witness, and by mail with its receipt, is service from that day', () => {
    const seen = { witnessOf: 'committee', witnessUnit: '上寨村委会', witness: '王主任' } as const;
    const left = form({ method: 'left', refusal: '不肯签', ...seen, photos: [PHOTO] });
    expect(verdictOf(left, KNOWN)).toEqual({ kind: 'served', on: DAY });
    expect(verdictOf({ ...left, photos: [] }, KNOWN)).toMatchObject({ why: expect.stringMatching(/签了名的送达回证/) });
    expect(verdictOf({ ...left, witness: '曾小丽' }, KNOWN)).toMatchObject({
      why: expect.stringMatching(/不能当见证人/),
    });
    expect(verdictOf({ ...left, witnessUnit: '' }, KNOWN)).toMatchObject({ why: expect.stringMatching(/姓名和单位/) });
    expect(verdictOf(form({ method: 'mail', photos: [PHOTO] }), KNOWN)).toEqual({ kind: 'served', on: DAY });
  });

  test('a public notice says before it is sent on which day it will count as served', () => {
    const tried = (['mail', 'entrusted'] as const).map((method, n) => ({
      id: method,
      n: n + 1,
      method,
      on: DAY,
      servedOn: null,
      wanting: '退回',
      struckOn: null,
    }));
    const notice = form({ method: 'publicNotice', failedBefore: '邮寄、委托都退回', photos: [PHOTO] });
    expect(verdictOf(notice, { ...KNOWN, who: { ...WHO, attempts: tried } })).toEqual({
      kind: 'served',
      on: '2026-12-18',
    });
  });

  test.each(METHODS)('%s: sends what it asks about, and nothing that was filled in for another way', (method) => {
    const full = form({
      method,
      receiver: 'named',
      receiverName: '舅舅',
      relation: '弟弟',
      isAdult: 'yes',
      refusal: '拒收',
      witness: '王主任',
      witnessOf: 'committee',
      witnessUnit: '上寨村委会',
      place: '家中',
      failedBefore: '试过',
    });
    const { asks } = METHOD_WORDS[method];
    const request = serveRequest({ one: 'c:1', paper: 'c:1:notice:1' }, full, []);
    expect(missingIn(full)).toBeUndefined();
    expect('refusal' in Object(request)).toBe(asks.includes('refusal'));
    expect('witnessUnit' in Object(request)).toBe(asks.includes('witness'));
    expect('receiverName' in Object(request)).toBe(asks.includes('receiver'));
    expect('failedBefore' in Object(request)).toBe(asks.includes('failedBefore'));
    expect(request?.servers).toEqual(['甲']);
  });
});

test('the comparison of two wordings holds every paragraph of both, each in its order', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙', ''), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(text, text, (old, young) => {
      const lines = lineDiff(old.join('\n'), young.join('\n'));
      const of = (kind: 'old' | 'new') => lines.filter((one) => one.kind !== kind).map((one) => one.text);
      expect(of('new')).toEqual(old);
      expect(of('old')).toEqual(young);
    }),
  );
});
