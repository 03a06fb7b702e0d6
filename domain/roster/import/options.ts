import { plainText } from '#domain/roster/import/text';

/** One field of options: code or label in the workbook → our word. Labels are those of the national form, and what schools write instead. */
type Options<T extends string> = Readonly<Record<string, T>>;

export const SEXES: Options<'male' | 'female'> = {
  '1': 'male',
  男: 'male',
  男性: 'male',
  '2': 'female',
  女: 'female',
  女性: 'female',
};

/** 就读方式 */
export const BOARDING: Options<'day' | 'boarding'> = {
  '1': 'day',
  走读: 'day',
  走读生: 'day',
  否: 'day',
  '2': 'boarding',
  住校: 'boarding',
  住校生: 'boarding',
  寄宿: 'boarding',
  寄宿生: 'boarding',
  住宿: 'boarding',
  是: 'boarding',
};

/** 是否: Y and N as the national form exports them. */
export const YES_NO: Options<'yes' | 'no'> = {
  '1': 'yes',
  是: 'yes',
  Y: 'yes',
  YES: 'yes',
  有: 'yes',
  '0': 'no',
  '2': 'no',
  否: 'no',
  N: 'no',
  NO: 'no',
  无: 'no',
};

/** 是否留守儿童: 单亲留守 is one parent away, not a single-parent family. */
export const LEFT_BEHIND: Options<'no' | 'oneAway' | 'bothAway'> = {
  '0': 'no',
  否: 'no',
  非留守: 'no',
  非留守儿童: 'no',
  N: 'no',
  '1': 'oneAway',
  单亲留守: 'oneAway',
  单亲留守儿童: 'oneAway',
  是: 'oneAway',
  Y: 'oneAway',
  '2': 'bothAway',
  双亲留守: 'bothAway',
  双亲留守儿童: 'bothAway',
};

/** 健康状况 */
export const HEALTH: Readonly<Record<string, string>> = {
  '10': '健康或良好',
  健康或良好: '健康或良好',
  健康: '健康或良好',
  良好: '健康或良好',
  '20': '一般或较弱',
  一般或较弱: '一般或较弱',
  一般: '一般或较弱',
  较弱: '一般或较弱',
  '30': '慢性病',
  慢性病: '慢性病',
  有慢性病: '慢性病',
  '40': '生理缺陷',
  生理缺陷: '生理缺陷',
  有生理缺陷: '生理缺陷',
  '50': '残疾',
  残疾: '残疾',
};

/** 家庭经济困难; 建档立卡 is the old label of 脱贫户. */
export const HARDSHIP: Readonly<Record<string, string>> = {
  脱贫户: '脱贫户',
  脱贫人口: '脱贫户',
  建档立卡: '脱贫户',
  建档立卡户: '脱贫户',
  监测对象: '监测对象',
  监测户: '监测对象',
  低保: '低保',
  低保户: '低保',
  特困: '特困',
  特困供养: '特困',
};

/** @returns our word for a code or a label; null when it is neither. */
export function readOption<T extends string>(options: Options<T>, value: string): T | null {
  const key = plainText(value);
  return Object.hasOwn(options, key) ? (options[key] ?? null) : null;
}
