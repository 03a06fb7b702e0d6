import { plainDate } from '#domain/plain-date';
import { NATIONAL_PACK } from '#domain/policy/packs/national';
import type { PolicyPack } from '#domain/policy/policy';

const STATUS_RULES = '省学籍管理办法（示例）';
const STATUTE = '省义务教育条例（示例）';
const asked = <T extends number | string>(value: T, title: string, source: string) =>
  ({ value, title, source, unverified: true }) as const;
const title = (key: keyof PolicyPack['values']): string => NATIONAL_PACK.values[key].title;

/** 省级示例: how a province differs that counts in days, takes the notice as the order and lets street offices issue it. Nothing of it is verified. */
export const PROVINCIAL_EXAMPLE: PolicyPack = {
  id: 'province-example-2026',
  title: '省级示例（2026）',
  from: plainDate('2026-09-01'),
  values: {
    ...NATIONAL_PACK.values,
    'case.suspectDays': asked(5, title('case.suspectDays'), STATUS_RULES),
    'case.confirmLength': asked(30, title('case.confirmLength'), STATUS_RULES),
    'case.confirmUnit': asked('days', title('case.confirmUnit'), STATUS_RULES),
    'notice.title': asked('责令送被监护人接受义务教育通知书', title('notice.title'), STATUTE),
    'notice.isOrder': asked('yes', title('notice.isOrder'), STATUTE),
    'notice.streetOffice': asked('yes', title('notice.streetOffice'), STATUTE),
    'notice.termDays': asked(10, title('notice.termDays'), STATUTE),
    'deferral.approver': asked('bureau', title('deferral.approver'), STATUTE),
  },
};
