import { type CaseState, isOpen } from '#domain/cases/documents';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';

/** 联控联保的部门 (R31 to R35): known by the words in the name of their unit. */
export const ORGANS = {
  police: { title: '公安', named: /公安/ },
  labour: { title: '人力资源社会保障', named: /人力资源|人社/ },
  market: { title: '市场监管', named: /市场监督|市场监管/ },
  culture: { title: '文化', named: /文化|文旅/ },
  civil: { title: '民政', named: /民政/ },
  disabled: { title: '残联', named: /残联|残疾人联合会/ },
  justice: { title: '司法行政', named: /司法/ },
  youth: { title: '共青团', named: /共青团|团委/ },
  women: { title: '妇联', named: /妇联|妇女联合会/ },
  community: { title: '社区', named: /社区|居民委员会|居委会/ },
} as const satisfies Record<string, { title: string; named: RegExp }>;
export type Organ = keyof typeof ORGANS;

/** What a sheet may hold. Never a number of an ID card, a birthday, a house, nor anything of the case itself. */
export const SHEET_FIELDS = {
  name: '孩子姓名',
  sex: '性别',
  age: '年龄',
  school: '学校',
  residence: '居住地',
  guardian: '监护人',
  guardianPhone: '监护人电话',
  employer: '用工单位名称和地址',
  premises: '场所名称和地址',
  facts: '要办的事',
} as const;
export type SheetField = keyof typeof SHEET_FIELDS;

/** Fields that the sender writes; the others come from the roster. */
export const WRITTEN_FIELDS = ['employer', 'premises', 'facts'] as const satisfies readonly SheetField[];
export type WrittenField = (typeof WRITTEN_FIELDS)[number];

interface Matter {
  readonly title: string;
  readonly organ: Organ;
  /** By which article this department acts in this matter. */
  readonly basis: string;
  /** Least data: exactly these, in this order. */
  readonly fields: readonly SheetField[];
  /** Days that it has by default. */
  readonly days: number;
  /** Only of a child under this age. */
  readonly underAge?: number;
  /** Help, which a family may refuse: it is told and agrees first. A statutory duty waits for nobody's word. */
  readonly asksFamily?: true;
}

const WORKING_AGE = 16;
const HELPED: readonly SheetField[] = ['name', 'sex', 'age', 'residence', 'guardian', 'guardianPhone', 'facts'];

/**
 * 转介事项 (R31 to R35, R47 to R50): what a department is asked for, by which article, and what it must know for it. A child in danger goes by
 * 强制报告 and not by this way; no matter asks for a sanction on a family (R41, R45, R46 are not built).
 */
export const MATTERS = {
  childLabour: {
    title: '招用未满16周岁的人',
    organ: 'labour',
    basis: '《中华人民共和国义务教育法》第十四条、《禁止使用童工规定》第二条、第六条',
    fields: ['name', 'sex', 'age', 'employer', 'facts'],
    days: 10,
    underAge: WORKING_AGE,
  },
  labourLicence: {
    title: '招用未满16周岁的人，情节严重',
    organ: 'market',
    basis: '《禁止使用童工规定》第六条',
    // Acts against the employer: whose child it is, it need not know.
    fields: ['age', 'employer', 'facts'],
    days: 15,
    underAge: WORKING_AGE,
  },
  premises: {
    title: '网吧、歌舞厅等接纳未成年人',
    organ: 'culture',
    basis: '《中华人民共和国未成年人保护法》第五十八条',
    fields: ['age', 'premises', 'facts'],
    days: 10,
  },
  whereabouts: {
    title: '协助查找下落不明的孩子',
    organ: 'police',
    basis: '《中华人民共和国人民警察法》第二十一条、《中华人民共和国未成年人保护法》第十一条',
    fields: ['name', 'sex', 'age', 'school', 'residence', 'guardian', 'guardianPhone', 'facts'],
    days: 10,
  },
  relief: {
    title: '困难家庭的社会救助',
    organ: 'civil',
    basis: '《中华人民共和国未成年人保护法》第九十一条、《社会救助暂行办法》',
    fields: HELPED,
    days: 20,
    asksFamily: true,
  },
  disability: {
    title: '残疾孩子入学的评估和帮助',
    organ: 'disabled',
    basis: '《残疾人教育条例》第十五条',
    fields: HELPED,
    days: 20,
    asksFamily: true,
  },
  legalAid: {
    title: '法律援助',
    organ: 'justice',
    basis: '《中华人民共和国未成年人保护法》第一百零四条',
    fields: ['name', 'age', 'guardian', 'guardianPhone', 'facts'],
    days: 10,
    asksFamily: true,
  },
  youthHelp: {
    title: '结对帮助',
    organ: 'youth',
    basis: '《中华人民共和国未成年人保护法》第十条',
    fields: ['name', 'sex', 'age', 'school', 'guardian', 'guardianPhone', 'facts'],
    days: 20,
    asksFamily: true,
  },
  familyHelp: {
    title: '家庭教育指导和关爱',
    organ: 'women',
    basis: '《中华人民共和国未成年人保护法》第十条',
    fields: HELPED,
    days: 20,
    asksFamily: true,
  },
  urging: {
    title: '协助督促入学',
    organ: 'community',
    basis: '《中华人民共和国义务教育法》第十三条',
    fields: ['name', 'age', 'residence', 'guardian', 'facts'],
    days: 10,
  },
} as const satisfies Record<string, Matter>;
export type MatterKey = keyof typeof MATTERS;

export const matterOf = (key: MatterKey): Matter => MATTERS[key];
export const MATTER_KEYS = Object.keys(MATTERS) as MatterKey[];

/** Which of the sender's words a matter asks for. */
export const writtenFor = (key: MatterKey): WrittenField[] =>
  WRITTEN_FIELDS.filter((field) => matterOf(key).fields.includes(field));

/** Whether the department of this name acts in a matter. */
export const isFor = (key: MatterKey, department: string): boolean =>
  ORGANS[matterOf(key).organ].named.test(department);

/** 转介的状态 */
export const REFERRAL_STATES = {
  sent: '等对方受理',
  accepted: '正在办',
  rejected: '不受理',
  done: '已办结',
  revoked: '已撤回',
} as const;
export type ReferralState = keyof typeof REFERRAL_STATES;

/** The same as the department reads it of itself. */
export const RECEIVED_STATES: Readonly<Record<ReferralState, string>> = { ...REFERRAL_STATES, sent: '等我们受理' };

export const ANSWER_ACTS = { accepted: '受理', rejected: '不受理', done: '办结' } as const;
export type AnswerAct = keyof typeof ANSWER_ACTS;

const NEXT: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  sent: ['accepted', 'rejected', 'revoked'],
  accepted: ['done', 'revoked'],
  rejected: [],
  done: [],
  revoked: [],
};

export const mayBecome = (from: ReferralState, to: ReferralState): boolean => NEXT[from].includes(to);
/** Somebody still has something to do. */
export const isPending = (state: ReferralState): boolean => NEXT[state].length > 0;
/** What the department may answer now. */
export const answersTo = (state: ReferralState): AnswerAct[] =>
  (Object.keys(ANSWER_ACTS) as AnswerAct[]).filter((act) => mayBecome(state, act));
/** A department that has nothing to do with it keeps nothing of the child. */
export const showsSheet = (state: ReferralState): boolean => state !== 'rejected' && state !== 'revoked';

interface By {
  readonly person: string;
  readonly post: string;
}

/** One turn: who made it what it is. */
export interface ReferralTurn {
  readonly to: ReferralState;
  readonly at: Instant;
  readonly on: PlainDate;
  readonly by: By;
  /** Reason or outcome. */
  readonly words: Encrypted | null;
}

/** 转介, `_id` = keyed hash of case, matter and how many came before, so that its name tells the department nothing of child or case. */
export interface Referral {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly child: string;
  readonly matter: MatterKey;
  /** The department's unit. */
  readonly to: string;
  readonly state: ReferralState;
  readonly at: Instant;
  readonly on: PlainDate;
  readonly dueOn: PlainDate;
  /** 已告诉家长，家长同意: asked where it is help. */
  readonly familyAgreed: boolean;
  /** JSON of the lines, as they were when it left: all that the department gets. */
  readonly sheet: Encrypted;
  /** The sending first. */
  readonly turns: readonly ReferralTurn[];
  readonly rev: Rev;
}

/** 超期: nobody has settled it by its day. */
export const isLate = ({ state, dueOn }: Pick<Referral, 'state' | 'dueOn'>, today: PlainDate): boolean =>
  isPending(state) && dueOn < today;

const BEFORE: readonly CaseState[] = ['lead'];

/** Why a matter cannot be referred now; null: it can. An age that is not known is nobody's reason to look away. */
export function mayNotRefer(
  key: MatterKey,
  about: {
    readonly state: CaseState;
    readonly age: number | null;
    readonly earlier: readonly Pick<Referral, 'matter' | 'state'>[];
  },
): string | null {
  const { underAge } = matterOf(key);
  if (!isOpen(about.state)) {
    return '个案已经不在办理，不用转介。';
  }
  if (BEFORE.includes(about.state)) {
    return '先核实线索，再转介。';
  }
  if (underAge !== undefined && about.age !== null && about.age >= underAge) {
    return `孩子已满 ${underAge} 周岁，不属于这一项。`;
  }
  return about.earlier.some(({ matter, state }) => matter === key && isPending(state))
    ? '这一项已经转出去了，还没有办结。'
    : null;
}
