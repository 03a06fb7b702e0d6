import fc from 'fast-check';
import { initialsPrefix, pinyinFits } from '#domain/roster/pinyin';
import { pinyinOf } from '../../cloudfunctions/office/pinyin';

const NAME = fc.string({
  unit: fc.constantFrom(...'张王李赵安欧单吕小明红英西安方案娥儿强翔雪月国全女绿略'),
  minLength: 1,
  maxLength: 4,
});

test('whatever part of the full pinyin is typed, the initials that are looked along are those of the name', () => {
  fc.assert(
    fc.property(NAME, fc.integer({ min: 1, max: 20 }), (name, length) => {
      const pinyin = pinyinOf(name);
      const [initials = '', full = ''] = pinyin.split(' ');
      const typed = full.slice(0, length);
      expect(initials.startsWith(initialsPrefix(typed))).toBe(true);
      expect(pinyinFits(pinyin, typed)).toBe(true);
      expect(pinyinFits(pinyin, initials.slice(0, length))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['zhangxiao', 'zx'],
  ['zhangx', 'zx'],
  ['xian', 'x'],
  ['zxm', ''],
  ['q', 'q'],
  ['', ''],
])('%s is looked for along %s', (typed, prefix) => {
  expect(initialsPrefix(typed)).toBe(prefix);
});
