import type { Calendar } from '#domain/county/documents';
import { refuse } from '#domain/errors';
import { leafKind } from '#domain/letters/campaign-rules';
import type { Campaign, LetterTerm } from '#domain/letters/campaigns';
import { spokenTerm } from '#domain/letters/content';
import { edgeOf } from '#domain/letters/parties';
import type { PlainDate } from '#domain/plain-date';

/** 学期 that a campaign can be for, as the county's calendar knows it. */
export interface CampaignTerm {
  readonly schoolYear: string;
  readonly term: 'autumn' | 'spring';
  readonly from: PlainDate;
  /** 过去的, 现在的 (the holidays behind it among it), 以后的. */
  readonly is: 'past' | 'now' | 'later';
}

/** All terms of these calendars, the earliest first. Before the first known one begins, that one is now. */
export function campaignTerms(calendars: readonly Calendar[], today: PlainDate): CampaignTerm[] {
  const terms = calendars
    .flatMap(({ schoolYear, terms: own }) => own.map(({ term, from }) => ({ schoolYear, term, from })))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const now = Math.max(
    0,
    terms.findLastIndex(({ from }) => from <= today),
  );
  return terms.map((one, n) => ({ ...one, is: n < now ? 'past' : n === now ? 'now' : 'later' }));
}

/** Whether letters may still be prepared for a term or a whole year. @throws {Refusal} CALENDAR_MISSING, INVALID_ARGUMENT */
export function requireTerm(terms: readonly CampaignTerm[], schoolYear: string, term: LetterTerm): void {
  const of = terms.filter((one) => one.schoolYear === schoolYear && (term === 'year' || one.term === term));
  if (of.length === 0) {
    refuse('CALENDAR_MISSING', { message: '这个学期还没有校历，请先由县教育局填好校历。' });
  }
  if (of.every(({ is }) => is === 'past')) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'term', rule: '这个学期已经过去' }] });
  }
}

/** Units that are made anew each school year. */
const MADE_ANEW: readonly string[] = ['class', 'grade'];

/** 编班以后再发: letters of classes wait for the school year in which the classes are. @throws {Refusal} ILLEGAL_STATE */
export function requireClassesKnown(campaign: Pick<Campaign, 'edge' | 'schoolYear'>, schoolYear: string): void {
  if (campaign.schoolYear > schoolYear && MADE_ANEW.includes(leafKind(edgeOf(campaign)))) {
    refuse('ILLEGAL_STATE', { message: '新学年的班还没有编好。先存着，开学以后再发。' });
  }
}

/** `<template>:<year>-<term>`, or its end alone, in the order of time; a whole year begins with its autumn. */
const ordered = (period: string): string => {
  const [, year = '', term = ''] = /(\d{4}-\d{4})-(autumn|spring|year)$/.exec(period) ?? [];
  return `${year}-${term === 'spring' ? 2 : term === 'autumn' ? 1 : 0}`;
};

/** Whether a 签订期 is over: of an earlier term than now. A whole year is over with its school year. */
export function isOverBy(period: string, now: string): boolean {
  const year = ordered(now).slice(0, 9);
  return period.endsWith('-year') ? ordered(period).slice(0, 9) < year : ordered(period) < ordered(now);
}

/** 过去的, 现在的, 以后的. */
export function periodIs(period: string, now: string): CampaignTerm['is'] {
  if (isOverBy(period, now)) {
    return 'past';
  }
  const end = period.slice(period.indexOf(':') + 1);
  const current = now.slice(now.indexOf(':') + 1);
  return end === current || end === `${current.slice(0, 9)}-year` ? 'now' : 'later';
}

const RANK = { now: 0, later: 1, past: 2 } as const;

/** Those of now first, then those to come, then earlier ones with the latest first. */
export const byTime = (periods: readonly string[], now: string): string[] =>
  [...periods].sort((a, b) => {
    const rank = RANK[periodIs(a, now)] - RANK[periodIs(b, now)];
    return rank !== 0 ? rank : periodIs(a, now) === 'past' ? (ordered(a) < ordered(b) ? 1 : -1) : a < b ? -1 : 1;
  });

/** `2026-2027学年第一学期` of a 签订期. */
export function termWords(period: string): string {
  const end = period.slice(period.indexOf(':') + 1);
  return spokenTerm(end.slice(0, 9), end.endsWith('spring') ? 'spring' : end.endsWith('autumn') ? 'autumn' : 'year');
}

/** The 签订期 of the same template before this one: what is still open of it ends when this one comes out. */
export function periodBefore(period: string): string | null {
  const [, template, first = '', term] = /^(.+):(\d{4})-\d{4}-(autumn|spring|year)$/.exec(period) ?? [];
  if (term === undefined) {
    return null;
  }
  const year = Number(first) - (term === 'spring' ? 0 : 1);
  const before = term === 'year' ? 'year' : term === 'spring' ? 'autumn' : 'spring';
  return `${template}:${year}-${year + 1}-${before}`;
}
