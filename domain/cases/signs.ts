import type { ContactKind, ContactOutcome } from '#domain/cases/documents';
import { refuse } from '#domain/errors';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Rev } from '#domain/records';

/** 辍学苗头 (R87): what a class teacher sees before a child stays away. Ticked, never written: nobody is described. */
export const SIGNS = {
  late: '多次迟到、早退',
  skipping: '断续缺课',
  homework: '突然不交作业',
  falling: '成绩明显下滑',
  unwilling: '说不想读了',
  work: '说要出去打工',
  withdrawn: '不合群、情绪低落',
  carers: '父母外出，没人照看',
  hardship: '家里突然有困难',
  gaming: '沉迷手机、网吧',
} as const;
export type Sign = keyof typeof SIGNS;

/** 一次家访或联系: that it was, how, and what came of it; words belong to no list. */
export interface SignTalk {
  readonly on: PlainDate;
  readonly at: Instant;
  readonly kind: ContactKind;
  readonly outcome: ContactOutcome;
  readonly by: { readonly person: string; readonly post: string };
}

/** 苗头, `_id` = child: it opens a visit, not a case. Settled, it holds nothing any more. */
export interface SignSheet {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly classId: string | null;
  readonly eduPath: string | null;
  readonly open: boolean;
  readonly signs: readonly Sign[];
  readonly since: PlainDate;
  readonly talks: readonly SignTalk[];
  readonly rev: Rev;
}

const TALKS_CAP = 30;

export function isStanding(sheet: SignSheet | null): sheet is SignSheet {
  return sheet?.open === true;
}

/** Ticked anew: the list is what is seen now; since when stays. */
export function noted(
  before: SignSheet | null,
  place: Pick<SignSheet, 'county' | 'child' | 'classId' | 'eduPath'>,
  signs: readonly Sign[],
  today: PlainDate,
): SignSheet {
  const standing = isStanding(before) ? before : null;
  return {
    _id: place.child,
    ...place,
    open: true,
    signs: (Object.keys(SIGNS) as Sign[]).filter((one) => signs.includes(one)),
    since: standing?.since ?? today,
    talks: standing?.talks ?? [],
    rev: (before?.rev ?? 0) + 1,
  };
}

/** @throws {Refusal} ILLEGAL_STATE when nothing stands. */
function requireStanding(sheet: SignSheet | null): SignSheet {
  return isStanding(sheet) ? sheet : refuse('ILLEGAL_STATE', { message: '这个孩子现在没有苗头要跟进。' });
}

export function talked(sheet: SignSheet | null, talk: SignTalk): SignSheet {
  const standing = requireStanding(sheet);
  return { ...standing, talks: [...standing.talks, talk].slice(-TALKS_CAP), rev: standing.rev + 1 };
}

/** 已解决: the child is on no list any more, and nothing is kept of it here. At least one talk comes first. */
export function settledSigns(sheet: SignSheet | null): SignSheet {
  const standing = requireStanding(sheet);
  if (standing.talks.length === 0) {
    return refuse('ILLEGAL_STATE', { message: '请先家访或联系一次，再标为已解决。' });
  }
  return { ...standing, open: false, signs: [], talks: [], rev: standing.rev + 1 };
}
