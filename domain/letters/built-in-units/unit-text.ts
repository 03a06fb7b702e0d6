import type { EdgeId } from '#domain/letters/edges';

/** 指标: what the lower side takes on; the value is set when the letters are made (R8). */
export interface TargetText {
  readonly id: string;
  readonly label: string;
  /** `%`, 人, 次; empty: a text. */
  readonly unit: string;
}

/** A built-in template between posts, or between a group and a household. */
export interface UnitText {
  readonly template: string;
  readonly version: 1;
  readonly edge: EdgeId;
  /** 责任书 or 责任状 (R5). */
  readonly kind: 'letter' | 'pledge';
  readonly title: string;
  readonly summary: readonly [string, string, string];
  readonly body: string;
  readonly statement: string;
  readonly signing: 'partyOnly' | 'partyFirst' | 'issuerFirst';
  readonly targets: readonly TargetText[];
}

const STATEMENT = '我已看懂全文，代表本岗位承担上述责任，同意以手写签名的方式电子签署。';

/** The rule of signing that stands at the end of every letter between posts (law.md 7). */
const ENDING = `电子签署：签名表示岗位责任人已阅读并承担本责任书的内容，是内部工作文书；需要加盖公章的，打印、盖章后扫描存入系统。人员调整的，由接任的人继续承担，岗位责任不中断。
本责任书从签字之日起生效，到{{学年}}结束。`;

interface Parts {
  readonly template: string;
  readonly edge: EdgeId;
  readonly kind?: UnitText['kind'];
  readonly title?: string;
  readonly summary: UnitText['summary'];
  /** Why there is this letter: one sentence. */
  readonly aim: string;
  readonly upper: readonly string[];
  readonly lower: readonly string[];
  readonly targets: readonly TargetText[];
  readonly signing?: UnitText['signing'];
}

const numbered = (lines: readonly string[]): string => lines.map((line, n) => `${n + 1}. ${line}`).join('\n');

/** A letter between two posts: aim, targets, what either side does, how it is signed. */
export function betweenPosts(parts: Parts): UnitText {
  const { template, edge, kind = 'letter', summary, aim, upper, lower, targets, signing = 'partyFirst' } = parts;
  return {
    template,
    version: 1,
    edge,
    kind,
    title: parts.title ?? (kind === 'pledge' ? '控辍保学工作目标责任状' : '控辍保学工作目标责任书'),
    summary,
    body: `甲方：{{甲方单位}}（{{甲方岗位}}{{甲方责任人}}）
乙方：{{乙方单位}}（{{乙方岗位}}{{乙方责任人}}）

${aim}双方约定如下。

一、{{学年}}的工作目标
{{目标}}

二、甲方的责任
${numbered(upper)}

三、乙方的责任
${numbered(lower)}

四、怎样督促
1. 目标完成得怎么样，以系统里能逐个查到孩子的数字为准，不以报表代替。
2. 瞒报、虚报学生情况的，按有关规定处理；如实上报发现的问题，不作为追责的理由。
3. 孩子和家庭的情况只用于控辍保学，依法保密，不张榜、不外传。

五、签署
${ENDING}`,
    statement: STATEMENT,
    signing,
    targets,
  };
}

export const RETENTION: TargetText = { id: 'retention', label: '九年义务教育巩固率不低于', unit: '%' };
export const DROPOUTS: TargetText = { id: 'dropouts', label: '辍学在册人数不超过', unit: '人' };
export const ROLLS: TargetText = { id: 'rolls', label: '上课日按时点名的班级比例不低于', unit: '%' };
export const SIGNED: TargetText = { id: 'signed', label: '责任书签订率不低于', unit: '%' };
export const RETURNED: TargetText = { id: 'returned', label: '劝返复学率不低于', unit: '%' };
export const VISITS: TargetText = { id: 'visits', label: '发现失学后上门走访不晚于（上课日）', unit: '天' };
