const CHINESE = /^\p{Script=Han}+$/u;
const DAY = '\\d{4}年\\d{1,2}月\\d{1,2}日';
const MOMENT = `(?:${DAY}(?: \\d{1,2}:\\d{2}(?::\\d{2})?)?|\\d{1,2}:\\d{2}(?::\\d{2})?)`;

const length = (text: string): number => [...text].length;
const matching = (pattern: RegExp) => (text: string) => pattern.test(text);

/** What WeChat lets into a field of a subscription message, by the field's kind. */
const RULES: Readonly<Record<string, (text: string) => boolean>> = {
  thing: (text) => length(text) <= 20,
  number: matching(/^-?\d{1,32}(\.\d{1,32})?$/),
  letter: matching(/^[A-Za-z]{1,32}$/),
  symbol: matching(/^[^\p{L}\p{N}]{1,5}$/u),
  character_string: matching(/^[\x20-\x7e]{1,32}$/),
  time: matching(new RegExp(`^${MOMENT}(?:~${MOMENT})?$`)),
  date: matching(new RegExp(`^${MOMENT}(?:~${MOMENT})?$`)),
  amount: matching(/^[¥$€£]?\d{1,10}(\.\d+)?元?$/),
  phone_number: matching(/^[\d+\-() ]{1,17}$/),
  car_number: matching(/^.{1,8}$/u),
  name: (text) => (CHINESE.test(text) ? length(text) <= 10 : length(text) <= 20),
  phrase: (text) => length(text) <= 5 && CHINESE.test(text),
};

/** The first field whose value WeChat would refuse (47003), or undefined. Fields are those of the template, no more and no fewer. */
export function faultyField(
  fields: Readonly<Record<string, string>>,
  data: Readonly<Record<string, { readonly value?: unknown } | undefined>>,
): string | undefined {
  return Object.keys(fields).find((key) => {
    const value = data[key]?.value;
    const rule = RULES[key.replace(/\d+$/, '')];
    return typeof value !== 'string' || value.trim() === '' || /[\r\n]/.test(value) || !rule?.(value);
  });
}
