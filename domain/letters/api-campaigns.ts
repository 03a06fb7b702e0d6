import type { LetterRow } from '#domain/letters/api';
import type { ChainApi } from '#domain/letters/api-chain';
import type { EntrustmentApi } from '#domain/letters/api-entrustment';
import type { SeriesApi } from '#domain/letters/api-series';
import type { TemplatesApi } from '#domain/letters/api-templates';
import type { LetterVoidReason } from '#domain/letters/campaign-acts';
import type { CampaignAct, CampaignStage } from '#domain/letters/campaign-rules';
import type { CampaignTerm } from '#domain/letters/campaign-terms';
import type { CampaignState, LetterTerm, Signing, TargetValue } from '#domain/letters/campaigns';
import type { EdgeId } from '#domain/letters/edges';
import type { EncodedInk } from '#domain/letters/ink';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { LetterGroup } from '#domain/statistics/counts';

/** 一次签订 in a list. */
export interface CampaignRow {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly edge: EdgeId;
  readonly edgeTitle: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly name: string;
  readonly schoolYear: string;
  readonly term: LetterTerm;
  /** 签订期 of the counts: what progress and lists are asked by. */
  readonly period: string;
  /** Where its letters are counted: its unit, or the other line's root where they lie on that line. */
  readonly countedAt: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly state: CampaignState;
  readonly signing: Signing;
  readonly targets: readonly TargetValue[];
  /** The bulk act under way: to be driven by `letters.continueJob`. */
  readonly running: string | null;
  /** 一组签订 that it is of. */
  readonly series: string | null;
  /** What the caller may do with it now. */
  readonly acts: readonly CampaignAct[];
}

/** 缺什么人: a party of the preview for which no letter can be made. */
export interface MissingParty {
  readonly unit: string;
  readonly place: string;
  readonly who: string;
  readonly reason: MissingReason;
}

/** Why no letter can be made. */
export const MISSING_REASONS = {
  noPost: '这个岗位还没有人',
  noAdult: '没有登记监护人',
} as const;
export type MissingReason = keyof typeof MISSING_REASONS;

export interface JobProgress {
  readonly job: string;
  readonly state: 'running' | 'done';
  /** Units done, of how many. */
  readonly done: number;
  readonly total: number;
  /** Letters made or changed so far. */
  readonly made: number;
  /** Letters that could not be (over already, changed meanwhile). */
  readonly skipped: number;
}

type Counted = Readonly<Record<LetterGroup | 'total', number>>;

export interface ProgressRow {
  /** Unit id, or its bucket: the list takes it as it is. */
  readonly id: string;
  readonly name: string;
  /** Whether it has rows of its own. */
  readonly opens: boolean;
  readonly counts: Counted;
}

interface Signature {
  readonly challenge: string;
  readonly digest: string;
  readonly consent: true;
  readonly ink: EncodedInk;
  readonly clientAt: Instant;
  readonly client: 'weapp' | 'h5';
}

interface Started {
  readonly campaign: string;
  readonly job: string;
  /** Units that the job goes through. */
  readonly total: number;
}

/** Wire types of campaigns, both sides' signatures, progress and reminders. */
export interface CampaignsApi extends TemplatesApi, ChainApi, EntrustmentApi, SeriesApi {
  /** 签订: those below a unit, the newest first; without one, below the acting post's own. */
  'letters.campaigns': {
    request: {
      readonly unit?: string | undefined;
      readonly stage?: CampaignStage | undefined;
      /** 本单位发起 or 下级发起; both where it is left out. */
      readonly of?: 'own' | 'below' | undefined;
      readonly cursor?: string | undefined;
    };
    reply: {
      readonly items: readonly CampaignRow[];
      readonly cursor: string | null;
      /** Edges that the acting post may begin on its own unit. */
      readonly mayBegin: readonly EdgeId[];
    };
  };
  /** 起草一次签订, or change one that is not out yet. */
  'letters.saveCampaign': {
    request: {
      readonly campaign?: string | undefined;
      readonly unit: string;
      readonly template: string;
      readonly version: number;
      /** The school year of today where it is left out. */
      readonly schoolYear?: string | undefined;
      readonly term: LetterTerm;
      /** 散学典礼, 返乡; may be empty. */
      readonly name: string;
      readonly from: PlainDate;
      readonly until: PlainDate;
      readonly targets: readonly { readonly id: string; readonly value: string }[];
      readonly unitTargets?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
      readonly variables?: Readonly<Record<string, string>> | undefined;
    };
    reply: { readonly campaign: string };
  };
  /** 学期 known to the county's calendar: for which letters can be prepared, and of which they can be seen. */
  'letters.terms': {
    request: Record<string, never>;
    reply: { readonly terms: readonly CampaignTerm[] };
  };
  'letters.campaign': {
    request: { readonly campaign: string };
    reply: CampaignRow & {
      readonly variables: Readonly<Record<string, string>>;
      readonly unitTargets: Readonly<Record<string, Readonly<Record<string, string>>>>;
    };
  };
  /** 预览: how many letters, for whom, who is missing; some units at a time, until `cursor` is null. The screen adds up. */
  'letters.previewCampaign': {
    request: { readonly campaign: string; readonly cursor?: number | undefined };
    reply: {
      readonly units: number;
      readonly looked: number;
      /** Letters that issuing would make. */
      readonly letters: number;
      /** Letters that are there already. */
      readonly there: number;
      /** Posts that have a name but no holder yet: they get their letter and sign when they have joined. */
      readonly notJoined: number;
      readonly missing: readonly MissingParty[];
      /** 会代替的: how many letters of the same 签订期 would give way to the new ones, and how many of them are signed. */
      readonly replaces: { readonly letters: number; readonly signed: number };
      /** Those letters, of one look the first hundred, the signed ones before the others. */
      readonly replaced: readonly LetterRow[];
      readonly cursor: number | null;
    };
  };
  /** 发出, or 补发 for those who came later. Where 甲方 signs first, letters wait for `letters.openBatch`. */
  'letters.issueCampaign': { request: { readonly campaign: string }; reply: Started };
  /** 暂停, 恢复, 延期, 结束: letter by letter, driven by `letters.continueJob`. */
  'letters.changeCampaign': {
    request: {
      readonly campaign: string;
      readonly act: Exclude<CampaignAct, 'issue'>;
      readonly until?: PlainDate | undefined;
    };
    reply: Started;
  };
  /** The next chunk of a bulk act of letters, asked again until it is done. */
  'letters.continueJob': { request: { readonly job: string }; reply: JobProgress };
  /** 我的岗位的责任书: to sign as 乙方, and how many wait for the post as 甲方. */
  'letters.atPost': {
    request: Record<string, never>;
    reply: {
      readonly toSign: readonly LetterRow[];
      readonly others: readonly LetterRow[];
      readonly toCountersign: readonly {
        readonly campaign: string;
        readonly title: string;
        readonly name: string;
        readonly edge: EdgeId;
        readonly letters: number;
        /** The first of them, to be read before signing. */
        readonly letter: string;
      }[];
    };
  };
  /** 家庭责任书: of the households of the caller's children, those to sign first. */
  'letters.ofHouseholds': {
    request: Record<string, never>;
    reply: { readonly toSign: readonly LetterRow[]; readonly others: readonly LetterRow[] };
  };
  /** 甲方打开: one challenge over the list of all letters of a campaign (or one) that wait for the post, at most 1,000. */
  'letters.openBatch': {
    request: { readonly campaign: string; readonly letter?: string | undefined };
    reply: {
      readonly challenge: string;
      readonly digest: string;
      readonly letters: number;
      readonly readingMs: number;
      readonly openedAt: Instant;
      readonly until: Instant;
    };
  };
  /** What the list holds that the caller has opened: each can be read before one ink stands for all. */
  'letters.batchLetters': {
    request: { readonly campaign: string; readonly cursor?: string | undefined };
    reply: { readonly items: readonly LetterRow[]; readonly cursor: string | null };
  };
  /** 甲方签字: one ink for the whole list; the letters bear it one after the other. */
  'letters.signBatch': {
    request: Signature & { readonly campaign: string };
    reply: { readonly job: string; readonly total: number };
  };
  /** 作废 by 甲方. */
  'letters.void': {
    request: { readonly letter: string; readonly reason: LetterVoidReason };
    reply: { readonly letter: string; readonly at: Instant };
  };
  /** 进度 of a unit and what stands below it. */
  'letters.progress': {
    request: { readonly unit?: string | undefined; readonly period?: string | undefined };
    reply: {
      readonly unit: { readonly id: string; readonly name: string };
      readonly above: string | null;
      readonly periods: readonly {
        readonly period: string;
        readonly title: string;
        /** Null where the template is not known any more. */
        readonly edge: EdgeId | null;
        /** `2026-2027学年第一学期` */
        readonly term: string;
        readonly is: CampaignTerm['is'];
      }[];
      /** 数字还在更新: something that was done is not counted yet. */
      readonly counting: boolean;
      readonly period: string | null;
      readonly totals: Counted;
      readonly rows: readonly ProgressRow[];
    };
  };
  /**
   * 名单 behind each number; `signed` is all ways of signing together, `unreachable` whoever is asked and no reminder reaches. Without a
   * group: every letter that counts.
   */
  'letters.list': {
    request: {
      readonly unit?: string | undefined;
      readonly period: string;
      readonly group?: LetterGroup | 'signed' | 'unreachable' | undefined;
      readonly cursor?: string | undefined;
    };
    reply: { readonly place: string; readonly items: readonly LetterRow[]; readonly cursor: string | null };
  };
  /**
   * 提醒签字: everybody below the unit who has neither signed nor declined, once a day each; of one 签订期, or of a whole series. With many,
   * a job does it.
   */
  'letters.remind': {
    request: {
      readonly unit?: string | undefined;
      readonly period?: string | undefined;
      readonly series?: string | undefined;
    };
    reply: {
      readonly job: string | null;
      readonly reminded: number;
      readonly already: number;
      readonly unreachable: number;
    };
  };
  /** How a job of reminding stands. */
  'letters.remindProgress': {
    request: { readonly job: string };
    reply: {
      readonly state: 'running' | 'done';
      readonly done: number;
      readonly total: number;
      readonly reminded: number;
      readonly already: number;
      readonly unreachable: number;
    };
  };
}
