import type { PaperVariable, PaperWording } from '#domain/cases/paper-wording';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { rendered } from '#domain/letters/content';
import { type PlainDate, writtenDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { AdultSlot } from '#domain/roster/documents';

/** 受送达人 */
export interface Addressee {
  readonly slot: AdultSlot;
  readonly name: string;
  readonly relation: string;
}

/** An earlier paper that this one goes on from, and when it was served. */
export interface EarlierPaper {
  readonly title: string;
  readonly number: string;
  readonly servedOn: PlainDate | null;
}

/** What a paper is made of, besides its wording. */
export interface PaperMatter {
  readonly kind: PaperKind;
  readonly organ: string;
  readonly phone: string;
  readonly countyName: string;
  readonly addressees: readonly Addressee[];
  readonly child: {
    readonly name: string;
    readonly sex: 'male' | 'female';
    readonly birthMonth: string;
    readonly school: string;
    readonly className: string;
  };
  readonly lastAttendedOn: PlainDate | null;
  /** The first school day, where the term would end while the school is closed (law.md 3). */
  readonly firstSchoolDay: PlainDate | null;
  readonly earlier: readonly EarlierPaper[];
  /** Whether it is made when the time that an earlier paper gave has run out: of a draft before that, the page says that it cannot be issued yet. */
  readonly termOver: boolean;
  /** 查明的事实, 决定: written by whoever drafts; papers of the chain only. */
  readonly facts: string;
  readonly ruling: string;
}

/** 文书内容: everything that is printed, in its order. Kept encrypted; its digest is of `canonical` of exactly this. */
export interface PaperContent {
  readonly v: 1;
  readonly kind: PaperKind;
  readonly title: string;
  /** Null on a draft. */
  readonly number: string | null;
  readonly organ: string;
  readonly phone: string;
  readonly addressees: readonly Addressee[];
  readonly child: PaperMatter['child'];
  readonly body: readonly string[];
  readonly rights: readonly string[];
  /** How to apply online; empty where the paper gives no such right. */
  readonly online: string;
  readonly firstSchoolDay: PlainDate | null;
  readonly facts: string;
  readonly ruling: string;
  /** 落款日期; null on a draft. */
  readonly issuedOn: PlainDate | null;
  /** 样式版本 by which it was made. */
  readonly template: number;
}

/** Over 权利告知, the same on screen and paper. */
export const RIGHTS_HEADING = '您的权利';

const SEX = { male: '男', female: '女' } as const;
/** A paper that names a term to return. */
const RETURNS: readonly PaperKind[] = ['notice', 'order'];

/** 名称: of notice and order as the pack calls them (law.md 1). */
export function paperTitle(kind: PaperKind, policy: Policy): string {
  return kind === 'notice' || kind === 'order' ? policy.get(`${kind}.title`) : PAPER_KINDS[kind].title;
}

/** Whether this paper is the order of art. 58 itself. */
const isOrder = (kind: PaperKind, policy: Policy): boolean =>
  kind === 'order' || (kind === 'notice' && policy.get('notice.isOrder') === 'yes');

function termWords(kind: PaperKind, firstSchoolDay: PlainDate | null, policy: Policy): string {
  if (!RETURNS.includes(kind)) {
    return '';
  }
  const days = policy.get(kind === 'order' ? 'order.termDays' : 'notice.termDays');
  const term = `自收到之日起${days}日内`;
  // Counted from each receipt, it never ends before that day: the clock lands on it.
  return firstSchoolDay === null
    ? term
    : `${term}（学校正在放假，在${writtenDate(firstSchoolDay)}即第一个上课日送到，不算超过期限）`;
}

const month = (text: string): string => {
  const [year, number] = text.split('-');
  return `${year}年${Number(number)}月`;
};

function earlierWords(earlier: readonly EarlierPaper[]): string {
  const told = earlier.map(({ title, number, servedOn }) => {
    const served = servedOn === null ? '' : `已于${writtenDate(servedOn)}送达`;
    return `《${title}》（${number}）${served}`;
  });
  return told.length > 0 ? `本机关制发的${told.join('，')}` : '经多次联系';
}

function valuesOf(matter: PaperMatter, policy: Policy): Record<PaperVariable, string> {
  const { kind, child, countyName, lastAttendedOn } = matter;
  return {
    名称: paperTitle(kind, policy),
    监护人: matter.addressees.map(({ name }) => name).join('、'),
    孩子: child.name,
    性别: SEX[child.sex],
    出生年月: month(child.birthMonth),
    学校: child.school,
    班级: child.className,
    最后到校: lastAttendedOn === null ? '至今没有到校' : `${writtenDate(lastAttendedOn)}以后没有到校`,
    机关: matter.organ,
    联系电话: matter.phone || `${matter.organ}的电话`,
    依据: policy.get('notice.basis'),
    期限: termWords(kind, matter.firstSchoolDay, policy),
    逾期后果: isOrder(kind, policy)
      ? '本机关将依法继续办理；办理以前会另行书面告知您，听取您的意见'
      : `本机关将依照${policy.get('notice.basis')}给予批评教育，责令限期改正`,
    复议机关: `${countyName}人民政府`,
    法院: `${countyName}人民法院`,
    起诉月数: String(policy.get('penalty.suitMonths')),
    前文: earlierWords(matter.earlier),
    逾期情况: matter.termOver ? '期限过后孩子仍没有返校' : '孩子还没有返校',
    处罚依据: policy.get('penalty.basis'),
    处罚权: policy.get('penalty.power'),
    告知天数: String(policy.get('penalty.hearingDays')),
    催告天数: String(policy.get('penalty.demandDays')),
    事实: matter.facts,
    决定: matter.ruling,
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Names come from people: they are brought into NFC here, once, so that the digest is of one text. */
function composed<T>(value: T): T {
  if (typeof value === 'string') {
    return value.normalize('NFC') as T;
  }
  if (Array.isArray(value)) {
    return value.map(composed) as T;
  }
  return typeof value === 'object' && value !== null
    ? (Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, composed(inner)])) as T)
    : value;
}

/** 成文: a draft; without number and day. */
export function draftContent(
  matter: PaperMatter,
  wording: PaperWording,
  { policy, template }: { readonly policy: Policy; readonly template: number },
): PaperContent {
  const values = valuesOf(matter, policy);
  const fill = (text: string): string => rendered(text, values);
  const { kind, organ, phone, addressees, child, firstSchoolDay, facts, ruling } = matter;
  return composed({
    v: 1,
    kind,
    title: paperTitle(kind, policy),
    number: null,
    organ,
    phone,
    addressees,
    child,
    body: linesOf(fill(wording.body)),
    rights: linesOf(fill(wording.rights)),
    online: fill(wording.online).trim(),
    firstSchoolDay,
    facts,
    ruling,
    issuedOn: null,
    template,
  });
}
