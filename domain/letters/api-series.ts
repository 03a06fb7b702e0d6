import type { CampaignRow } from '#domain/letters/api-campaigns';
import type { CampaignAct } from '#domain/letters/campaign-rules';
import type { LetterTerm } from '#domain/letters/campaigns';
import type { PlainDate } from '#domain/plain-date';

/** 指标 by lower unit where it differs: values by the target's id. */
export type UnitTargets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Wire types of campaigns of several edges, and of targets by unit. */
export interface SeriesApi {
  /** 一组签订: drafts for several edges below one unit at once, all or none. Each is a campaign like any other. */
  'letters.saveSeries': {
    request: {
      readonly unit: string;
      /** The school year of today where it is left out. */
      readonly schoolYear?: string | undefined;
      readonly name: string;
      readonly from: PlainDate;
      readonly until: PlainDate;
      readonly parts: readonly {
        readonly template: string;
        readonly version: number;
        readonly term: LetterTerm;
        readonly targets: readonly { readonly id: string; readonly value: string }[];
        readonly unitTargets?: UnitTargets | undefined;
        readonly variables?: Readonly<Record<string, string>> | undefined;
      }[];
    };
    reply: { readonly series: string };
  };
  'letters.series': {
    request: { readonly series: string };
    reply: {
      readonly name: string;
      /** In the order of the tree, from the county down; with the figures of what is signed so far. */
      readonly rows: readonly (CampaignRow & {
        readonly total: number;
        readonly unsigned: number;
        readonly declined: number;
      })[];
      /** 数字还在更新: something that was done is not counted yet. */
      readonly counting: boolean;
      /** What may begin now for at least one of them. */
      readonly acts: readonly CampaignAct[];
    };
  };
  /** 一起办: begins the act for each that can; each is then a job of its own, named by its campaign. */
  'letters.changeSeries': {
    request: {
      readonly series: string;
      readonly act: CampaignAct;
      readonly until?: PlainDate | undefined;
    };
    reply: { readonly begun: number };
  };
  /** 指标 of each lower unit: what it has of its own, a page of units at a time. */
  'letters.unitTargets': {
    request: { readonly campaign: string; readonly cursor?: number | undefined };
    reply: {
      readonly units: readonly {
        readonly unit: string;
        readonly name: string;
        /** 上级 of the unit, since two villages may bear one name. */
        readonly above: string;
        readonly values: Readonly<Record<string, string>>;
      }[];
      readonly cursor: number | null;
    };
  };
  /** 分单位填指标 of a draft: what is named is written over, an empty value goes back to the common one. At most 300 units at a time. */
  'letters.saveUnitTargets': {
    request: { readonly campaign: string; readonly values: UnitTargets };
    reply: { readonly campaign: string; readonly units: number };
  };
}
