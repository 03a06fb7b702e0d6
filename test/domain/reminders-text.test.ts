import fc from 'fast-check';
import { MESSAGE_KINDS, type Message } from '#domain/reminders/documents';
import { pushText } from '#domain/reminders/push-text';
import { fitDate, fitPhrase, fits, fitThing, fitTime } from '#domain/reminders/template-text';
import { TEMPLATE_FIELDS } from '#domain/reminders/templates';
import { wordingOf } from '#domain/reminders/wording';

/** Everything people paste: emoji with joiners and flags, line breaks, controls, lone surrogates, other scripts. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.stringMatching(/^[\s\S]{0,40}$/),
  fc
    .array(
      fc.constantFrom('👨‍👩‍👧', '🇨🇳', '1️⃣', '©', '\n', '\u2028', '\u200d', '\ufe0f', '\ud800', '张', '　', '　\n', '𠮷'),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('texts for WeChat’s template fields', () => {
  it('whatever comes in, what comes out fits its field', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(fits('thing', fitThing(text))).toBe(true);
        expect(fits('phrase', fitPhrase(text))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('instants fit too, in China’s time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        expect(fits('date', fitDate(at))).toBe(true);
        expect(fits('time', fitTime(at))).toBe(true);
      }),
    );
    expect(fitTime(Date.parse('2026-11-22T16:05:00Z'))).toBe('2026年11月23日 00:05');
  });

  it('a text that fits is kept as it is; a longer one ends in …', () => {
    expect(fitThing('没到校，请点开告诉老师')).toBe('没到校，请点开告诉老师');
    expect(fitThing('一二三四五六七八九十一二三四五六七八九十一')).toBe('一二三四五六七八九十一二三四五六七八九…');
    expect(fitThing('好\n消息👍')).toBe('好 消息');
    expect(fitThing('🎉')).toBe('请查看');
    expect(fitPhrase('待处理 (3)')).toBe('待处理');
  });

  it('refuses what WeChat would', () => {
    for (const text of ['', '字'.repeat(21), '换\n行', '表情😀', ' 空格在前']) {
      expect(fits('thing', text)).toBe(false);
    }
    expect(fits('phrase', '六个汉字的词')).toBe(false);
    expect(fits('phrase', 'abc')).toBe(false);
  });
});

describe('pushText', () => {
  const message = (kind: Message['kind'], answer: string): Message => ({
    _id: `absence:c:2026-11-18:${kind}:person:p`,
    county: 'yunling',
    cause: 'absence:c:2026-11-18',
    kind,
    receiver: 'person:p',
    child: 'c',
    path: 'p/',
    state: 'queued',
    urgent: false,
    sendAt: Date.parse('2026-11-18T08:10:00+08:00'),
    createdAt: 0,
    deliveredAt: null,
    readAt: null,
    answer: null,
    answeredAt: null,
    alarmedAt: null,
    push: null,
    data: { answer, case: 'case-id', days: 3 },
    rev: 1,
  });

  it('fills every field of its template within its rule, whatever the child is called', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MESSAGE_KINDS), nasty, (kind, name) => {
        const { template, data } = pushText(message(kind, 'unwilling'), name);
        const rules: Readonly<Record<string, 'thing' | 'date' | 'time'>> = TEMPLATE_FIELDS[template];
        expect(Object.keys(data).sort()).toEqual(Object.keys(rules).sort());
        for (const [field, text] of Object.entries(data)) {
          expect([field, fits(rules[field] ?? 'thing', text)]).toEqual([field, true]);
        }
      }),
    );
  });

  it('a letter to sign is named, and said to be a household’s or a post’s where it is for no one child', () => {
    const of = (data: Message['data'], child: string | null) =>
      pushText({ ...message('letterToSign', ''), data }, child).data;
    const title = '控辍保学工作责任书';
    expect(of({ title, of: 'household', letters: 1 }, null)).toMatchObject({
      thing1: `${title}待签字`,
      thing2: '全家一份',
    });
    expect(of({ title, of: 'post', letters: 2 }, null)).toMatchObject({
      thing1: `${title}等 2 份待签字`,
      thing2: '您的岗位',
    });
    expect(of({ title, of: 'guardian', letters: 1 }, '张小明')['thing2']).toBe('张**');
    const household = wordingOf({
      kind: 'letterToSign',
      withdrawn: false,
      data: { title, of: 'household', letters: 1 },
    });
    expect(`${household.what}。${household.body}`).toMatch(/控辍保学工作责任书等您签字。.*全家签的一份/);
  });

  it('names the child masked, and says nothing of answers, cases or days', () => {
    for (const kind of MESSAGE_KINDS) {
      const shown = Object.values(pushText(message(kind, 'unwilling'), '张小明').data).join(' ');
      expect(shown).not.toMatch(/小|明|不愿|走失|case-id|缺勤3|离家/);
    }
    expect(pushText(message('returnToSchool', ''), '张小明').data['thing1']).toBe('张**');
  });
});
