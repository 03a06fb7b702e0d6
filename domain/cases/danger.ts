import type { Instant } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';

/** 强制报告的情形 (《未成年人保护法》第十一条; law.md 6): what was seen of the child. */
export const DANGER_REASONS = {
  harmed: '受到侵害、虐待',
  unattended: '没人照料',
  marriage: '早婚、怀孕',
  taken: '被拐、被控制',
  selfHarm: '自伤、想不开',
} as const;
export type DangerReason = keyof typeof DANGER_REASONS;

/** 向谁报告, the police first. Short numbers of public services: nobody's own. */
export const DANGER_ORGANS = {
  police: { title: '公安', phone: '110' },
  hotline: { title: '12345 热线', phone: '12345' },
  civil: { title: '民政部门', phone: null },
  procurator: { title: '检察院', phone: '12309' },
} as const satisfies Record<string, { title: string; phone: string | null }>;
export type DangerOrgan = keyof typeof DANGER_ORGANS;

/** 后来怎么样. The last two end the file; whoever is named in it can open it still. */
export const DANGER_OUTCOMES = {
  taken: { title: '有关机关已受理', ends: false },
  ongoing: { title: '还在处理', ends: false },
  safe: { title: '孩子已经安全', ends: true },
  unfounded: { title: '查明没有这回事', ends: true },
} as const satisfies Record<string, { title: string; ends: boolean }>;
export type DangerOutcome = keyof typeof DANGER_OUTCOMES;

/** 可能与哪一方的人有关: that side is not told. */
export const DANGER_SIDES = { school: '学校的人', township: '乡镇的人' } as const;
export type DangerSide = keyof typeof DANGER_SIDES;

/** 不满十四周岁 (《刑法》第二百三十六条): no word of consent weighs. */
const CHILD_UNTIL_AGE = 14;
const ALWAYS_POLICE: readonly DangerReason[] = ['harmed', 'taken'];

/** Whether the police must be told, whoever else is. An age that is not known counts as the younger one. */
export function mustTellPolice(reason: DangerReason, age: number | null): boolean {
  return ALWAYS_POLICE.includes(reason) || (reason === 'marriage' && (age === null || age < CHILD_UNTIL_AGE));
}

interface By {
  readonly person: string;
  readonly post: string;
}

/** 写进名单的人: a person, and the post as which they were told. */
export interface DangerNamed extends By {
  readonly at: Instant;
  readonly as: 'reporter' | 'told' | 'handed';
}

export interface DangerNote {
  readonly at: Instant;
  readonly by: By;
  readonly outcome: DangerOutcome | null;
  readonly words: Encrypted | null;
}

/**
 * 强制报告, `_id` = a hash of the act, in which no child can be read: a closed file. It stands in no list but its own people's, in no
 * count and no export, and lies along no child: nobody can ask which there are of one.
 */
export interface Danger {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly at: Instant;
  /** Reason and words, together: `DangerWhat`. */
  readonly what: Encrypted;
  readonly state: 'open' | 'closed';
  readonly named: readonly DangerNamed[];
  /** 已经向谁报告. */
  readonly told: readonly { readonly organ: DangerOrgan; readonly at: Instant; readonly by: By }[];
  readonly notes: readonly DangerNote[];
  readonly rev: Rev;
}

/** What lies encrypted in a file. */
export interface DangerWhat {
  readonly reason: DangerReason;
  readonly words: string;
  readonly mustPolice: boolean;
}

export const isNamed = ({ named }: Pick<Danger, 'named'>, person: string): boolean =>
  named.some((one) => one.person === person);

type Told = { readonly told: readonly { readonly organ: DangerOrgan }[] };

export const isPoliceTold = ({ told }: Told): boolean => told.some(({ organ }) => organ === 'police');

/** Why a file cannot be ended yet; null when it can. */
export function mayNotEnd(one: Told, { mustPolice }: DangerWhat): string | null {
  return mustPolice && !isPoliceTold(one) ? '这种情形必须报 110。请先报警，记下已报，再办结。' : null;
}
