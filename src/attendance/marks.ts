import type { RollMark } from '#domain/attendance/api';
import { ABSENCE_REASONS, type AbsenceReason } from '#domain/attendance/documents';
import { POSTS, type Role } from '#domain/posts';
import type { Tone } from '../ui/status-tag';

/** What a teacher has tapped: child → reason; empty while the reason is still to be chosen. */
export type Marks = Readonly<Record<string, AbsenceReason | ''>>;

export function isMarks(value: unknown): value is Marks {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => one === '' || (typeof one === 'string' && one in ABSENCE_REASONS))
  );
}

/** The marks without this child, or with another reason for it. */
export function marked(marks: Marks, child: string, mark: RollMark | ''): Marks {
  const { [child]: _, ...others } = marks;
  return mark === 'present' ? others : { ...others, [child]: mark };
}

/** The order of the chips: the one that matters most first. */
const REASON_CHOICES = (['unexcused', 'sick', 'personal', 'other'] as const).map((value) => ({
  value,
  label: ABSENCE_REASONS[value],
}));

/** 到校 first: who was tapped by mistake is put right in one tap. */
export const MARK_CHOICES = [{ value: 'present', label: '到校' }, ...REASON_CHOICES] as const;

export function markWord(mark: RollMark): string {
  return mark === 'present' ? '到校' : ABSENCE_REASONS[mark];
}

/** The name, and where another child of the class bears it too, what tells the two apart: 郭文飞（大坪村 三组）. */
export function whole({ name, apart }: { readonly name: string; readonly apart: string }): string {
  return apart ? `${name}（${apart}）` : name;
}

const TONES: Readonly<Record<RollMark, Tone>> = {
  present: 'good',
  unexcused: 'warn',
  sick: 'calm',
  personal: 'calm',
  other: 'calm',
};

export function markTone(mark: RollMark): Tone {
  return TONES[mark];
}

/** The unit a post stands on, and whether it is a class: `as` is `<unit:role:n>`. */
export function unitOfPost(as: string | undefined): { readonly unit: string; readonly isClass: boolean } | undefined {
  const [unit = '', role = ''] = (as ?? '').split(':');
  if (!(role in POSTS)) {
    return undefined;
  }
  const kinds: readonly string[] = POSTS[role as Role].units;
  return { unit, isClass: kinds.includes('class') };
}
