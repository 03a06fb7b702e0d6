/** 繁体字 that occur in what a letter may not say, each before its 简体: a threat in the other script is the same threat. */
const PAIRS =
  '罰罚賠赔償偿違违約约證证願愿棄弃學学籍籍發发補补貼贴資资辦办製制醫医療疗後后責责負负險险擔担質质繳缴納纳額额錢钱塊块圓元圆元' +
  '滯滞聯联連连親亲屬属戶户處处領领優优農农養养貸贷傷伤減减終终還还據据條条報报註注冊册畢毕業业參参試试讓让許许準准領领' +
  '簽签籤签訴诉訟讼議议復复權权級级黑黑單单誠诚徵征掛挂長长監监護护孫孙兒儿鄰邻歲岁無无須须繫系縣县鄉乡組组勞劳動动義义務务' +
  '攤摊購购買买訂订產产頭头壓压斷断電电開开蓋盖關关進进從从幾几萬万億亿貳贰叁叁陸陆兩两獎奖績绩評评資资';

const SIMPLE = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, n) => [PAIRS[n * 2] ?? '', PAIRS[n * 2 + 1] ?? '']),
);

/** @returns the text with these characters in 简体; a character for a character. */
export const simplified = (text: string): string => text.replace(/\p{Script=Han}/gu, (one) => SIMPLE.get(one) ?? one);
