const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|ue|ve|ui|uo|er|a|o|e|i|u|v)$/;
/** What a syllable may look like while it is being typed. */
const BEGUN = /^(?:zh?|ch?|sh?|[bpmfdtnlgkhjqxryw])(?:i?on?)?$/;
const LONGEST = 6;
const TYPED_CAP = 24;

/** Where syllables may end when `text` is cut from `from`; the last one may be unfinished. */
function ends(text: string, from: number): number[] {
  const found: number[] = [];
  for (let to = from + 1; to <= Math.min(text.length, from + LONGEST); to += 1) {
    const part = text.slice(from, to);
    if (SYLLABLE.test(part) || (to === text.length && BEGUN.test(part))) {
      found.push(to);
    }
  }
  return found;
}

/** The initials of every way to cut a text into syllables: zhangxiao → zx; xian → x, xa. */
function initialsOf(text: string): Set<string> {
  const from: Set<string>[] = Array.from({ length: text.length + 1 }, () => new Set<string>());
  from[text.length]?.add('');
  for (let at = text.length - 1; at >= 0; at -= 1) {
    for (const end of ends(text, at)) {
      for (const rest of from[end] ?? []) {
        from[at]?.add((text[at] ?? '') + rest);
      }
    }
  }
  return from[0] ?? new Set();
}

function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  while (length > 0 && !others.every((other) => other.startsWith(first.slice(0, length)))) {
    length -= 1;
  }
  return first.slice(0, length);
}

/** What the initials of a name must begin with whose full pinyin begins with what was typed; empty when it is no pinyin. */
export function initialsPrefix(typed: string): string {
  return commonPrefix([...initialsOf(typed.slice(0, TYPED_CAP))]);
}

/** Whether a name with this pinyin (`zxm zhangxiaoming`) begins with what was typed, as initials or in full. */
export function pinyinFits(pinyin: string, typed: string): boolean {
  const [initials = '', full = ''] = pinyin.split(' ');
  const bare = typed.replace(/[ ']/g, '');
  return bare !== '' && (initials.startsWith(bare) || full.startsWith(bare));
}
