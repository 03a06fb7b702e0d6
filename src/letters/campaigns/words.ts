import type { LetterRow } from '#domain/letters/api';
import type { CampaignRow, MissingReason, ProgressRow } from '#domain/letters/api-campaigns';
import type { CampaignAct } from '#domain/letters/campaign-rules';
import type { CampaignState, LetterTerm } from '#domain/letters/campaigns';
import { dayOf } from '#domain/plain-date';
import type { LetterGroup } from '#domain/statistics/counts';
import { serverNow } from '../../api';
import { spokenDate } from '../../spoken';
import type { Tone } from '../../ui/status-tag';

/** How a campaign stands, as tone and word. */
export const CAMPAIGN_WORDS = {
  draft: { tone: 'calm', word: '草稿' },
  issuing: { tone: 'act', word: '正在发出' },
  open: { tone: 'act', word: '正在签' },
  paused: { tone: 'warn', word: '已暂停' },
  closed: { tone: 'calm', word: '已结束' },
} as const satisfies Record<CampaignState, { tone: Tone; word: string }>;

export const TERM_WORDS: Readonly<Record<LetterTerm, string>> = {
  year: '整个学年',
  autumn: '第一学期',
  spring: '第二学期',
};

/** The figures of a progress, in the order in which they stand. */
export const GROUP_WORDS: Readonly<Record<LetterGroup, string>> = {
  unsigned: '还没签',
  self: '本人手机签',
  assisted: '协助签',
  paper: '纸质签',
  declined: '暂不签',
};

/** 已签, whichever way. */
export const signedOf = ({ self, assisted, paper }: ProgressRow['counts']): number => self + assisted + paper;

/** 名单 behind a number, `signed` all ways of signing together, or of whoever no reminder reaches. */
export type NamesGroup = LetterGroup | 'signed' | 'unreachable';
export const NAMES_WORDS: Readonly<Record<NamesGroup, string>> = {
  ...GROUP_WORDS,
  signed: '已签',
  unreachable: '联系不上',
};

/** 乙方 as a row names it: the child of a guardian's letter, the household, or the unit whose post signs. */
export function partyOf(row: LetterRow): { readonly name: string; readonly place: string; readonly who: string } {
  switch (row.edge) {
    case 'teacherGuardian':
      return { name: row.childName, place: row.className, who: `${row.relation} ${row.adultName}` };
    case 'groupHousehold':
      return { name: `${row.adultName}户`, place: row.className, who: `孩子：${row.childName}` };
    default:
      return { name: row.className, place: '', who: `${row.relation} ${row.adultName}` };
  }
}

export const ACT_WORDS: Readonly<Record<CampaignAct, string>> = {
  issue: '补发',
  pause: '暂停',
  resume: '恢复',
  extend: '延期',
  close: '结束',
};

/** What can be done about somebody who is missing. */
export const MISSING_HELP: Readonly<Record<MissingReason, string>> = {
  noPost: '请先安排人到岗，再发或补发。',
  noAdult: '请先在名册里登记监护人，再补发。',
};

type Window = Pick<CampaignRow, 'state' | 'from' | 'until'>;

/** 签订时间, and how it stands today. */
export function windowWords({ state, from, until }: Window): string {
  const both = `${spokenDate(from)}到${spokenDate(until)}`;
  return state !== 'closed' && dayOf(serverNow()) > until ? `${both}，已过期限` : both;
}

const opened =
  (page: string) =>
  (id: string): string =>
    `/letters/campaigns/${page}/index?campaign=${encodeURIComponent(id)}`;

export const openCampaign = opened('campaign');
/** 一组签订. */
export const openSeries = (series: string): string => `/letters/campaigns/series/index?series=${series}`;
/** 分单位的指标. */
export const openTargets = opened('targets');
/** 一次发起好几种. */
export const TOGETHER_PAGE = '/letters/campaigns/together/index';
/** 改草稿. */
export const openDraft = opened('begin');

type Place = { readonly unit: string; readonly period: string };
const placed = ({ unit, period }: Place): string =>
  `unit=${encodeURIComponent(unit)}&period=${encodeURIComponent(period)}`;

/** 进度 of a unit below. */
export const openUnit = (place: Place): string => `/letters/campaigns/units/index?${placed(place)}`;
/** 名单 behind a number; without a group all. */
export const openNames = (place: Place, group?: NamesGroup): string =>
  `/letters/campaigns/names/index?${placed(place)}${group ? `&group=${group}` : ''}`;
