import type { SheetLine } from '#domain/cases/api-referral';
import {
  DEFERRAL_APPEAL,
  DEFERRAL_KINDS,
  type DeferralKind,
  type DeferralReason,
  type Hearing,
} from '#domain/cases/deferral';
import { RIGHTS_HEADING } from '#domain/cases/paper-content';
import { type MatterKey, matterOf, SHEET_FIELDS, WRITTEN_FIELDS } from '#domain/cases/referral';
import type { LawPaper, LawParagraph } from '#domain/office/case-paper';
import { firstMissing, type MissingCharacter } from '#domain/office/paper';
import { type PlainDate, writtenDate } from '#domain/plain-date';

/** The child as a paper between offices names it. */
export interface NamedChild {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthMonth: string;
  /** 云岭县第一小学五（1）班; empty where it is on no roll. */
  readonly school: string;
}

/** Whose paper it is. */
interface Issuing {
  readonly organ: string;
  /** Telephone of the office; empty where none is known. */
  readonly phone: string;
  readonly on: PlainDate;
  /** 演示县: its papers say so. */
  readonly demo: boolean;
}

const first = (text: string): LawParagraph => ({ text, indent: 0, heading: false });
const plain = (text: string): LawParagraph => ({ text, indent: 2, heading: false });
const heading = (text: string): LawParagraph => ({ text, indent: 2, heading: true });

const WRITTEN: readonly string[] = WRITTEN_FIELDS;
const isWritten = (field: string): boolean => WRITTEN.includes(field);

const ENDED = /[。！？；]$/;
/** What somebody typed, as a sentence. */
const sentence = (text: string): string => (ENDED.test(text.trim()) ? text.trim() : `${text.trim()}。`);

function childWords({ sex, birthMonth, school }: NamedChild): string {
  const [year, month] = birthMonth.split('-');
  return [sex === 'male' ? '男' : '女', `${year}年${Number(month)}月出生`, school].filter(Boolean).join('，');
}

/** These bear no number of the product: the office enters them in its own register, and writes it in. */
const openNumber = (on: PlainDate): string => `　　　　〔${on.slice(0, 4)}〕　　　号`;

const sheetOf = (
  { organ, on, demo }: Issuing,
  { title, paragraphs, foot }: Pick<LawPaper, 'title' | 'paragraphs' | 'foot'>,
): LawPaper => ({
  head: organ,
  number: openNumber(on),
  title,
  paragraphs,
  organ,
  day: writtenDate(on),
  watermark: demo ? '演示' : null,
  code: null,
  foot,
});

const callUs = ({ phone }: Issuing): LawParagraph[] => (phone === '' ? [] : [plain(`联系电话：${phone}。`)]);

export interface TransferMatter extends Issuing {
  /** 接收单位 */
  readonly to: string;
  readonly child: NamedChild;
  /** 母亲李某, the legal guardians. */
  readonly guardians: string;
  readonly lastAttendedOn: PlainDate | null;
  /** What the receiver must know. */
  readonly reason: string;
  /** Working days in which it answers. */
  readonly acceptDays: number;
}

const REPLY = [
  '回　执（请填好、盖章，寄回发函机关）',
  '我单位　□ 接收　　□ 退回，原因：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
  '经办人：＿＿＿＿＿＿＿＿＿　电话：＿＿＿＿＿＿＿＿＿＿＿＿',
  '单位（盖章）：　　　　　　　　　　　　　　　　　　年　　　月　　　日',
] as const;

/** 移交函: to whoever is asked to take a case over, with the receipt that comes back. */
export function transferLetter(matter: TransferMatter): LawPaper {
  const { to, child, guardians, lastAttendedOn, reason, acceptDays } = matter;
  const seen = lastAttendedOn === null ? '至今没有到校' : `${writtenDate(lastAttendedOn)}以后没有到校`;
  return sheetOf(matter, {
    title: `关于移交${child.name}劝返工作的函`,
    paragraphs: [
      first(`${to}：`),
      plain(`${child.name}（${childWords(child)}），${seen}。${guardians === '' ? '' : `监护人：${guardians}。`}`),
      plain(`现在的情况：${sentence(reason)}`),
      plain(
        `根据《中华人民共和国义务教育法》第十二条、第十三条，请贵单位接收，找到孩子，帮助和督促入学，并自收到本函之日起${acceptDays}个工作日内寄回回执。孩子已经在贵地就读的，请随回执寄来学籍或者在读证明。`,
      ),
      plain('贵单位接收以前，仍由本机关联系和劝返。请为孩子和家庭保密。'),
      ...callUs(matter),
    ],
    foot: REPLY,
  });
}

export interface ReferralMatter extends Issuing {
  readonly department: string;
  readonly matter: MatterKey;
  /** The sheet as it left. */
  readonly lines: readonly SheetLine[];
  readonly dueOn: PlainDate;
}

/** What is short stands in one paragraph; what had to be written has its own. */
function linesOf(lines: readonly SheetLine[]): string[] {
  const said = lines.map(({ field, value }) => ({
    isWritten: isWritten(field),
    text: `${SHEET_FIELDS[field]}：${value}`,
  }));
  const short = said.filter((line) => !line.isWritten).map(({ text }) => text);
  const long = said.filter((line) => line.isWritten).map(({ text }) => sentence(text));
  return [...(short.length > 0 ? [`${short.join('；')}。`] : []), ...long];
}

/** 转介函: the lines that the department was sent, and nothing else of the case. */
export function referralLetter(asked: ReferralMatter): LawPaper {
  const { title, basis } = matterOf(asked.matter);
  return sheetOf(asked, {
    title: '转请办理函',
    paragraphs: [
      first(`${asked.department}：`),
      plain(`根据${basis}，现将下列情况转请贵单位依法办理。事项：${title}。`),
      ...linesOf(asked.lines).map(plain),
      plain(
        `请在${writtenDate(asked.dueOn)}以前办结，并把结果告诉本机关。请为孩子和家庭保密，不公开孩子的姓名、照片和住址。`,
      ),
      ...callUs(asked),
    ],
    foot: ['本函只写办这件事要用的内容。请按涉及未成年人的材料保管。'],
  });
}

export interface DeferralMatter extends Issuing {
  readonly kind: DeferralKind;
  readonly reason: DeferralReason;
  readonly child: NamedChild;
  /** The legal guardian who applied. */
  readonly applicant: string;
  readonly appliedOn: PlainDate;
  readonly granted: boolean;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly reasons: string;
  readonly hearing: Hearing;
}

const HEARD: Readonly<Record<Hearing, string>> = {
  alone: '决定以前，本机关单独听取了孩子的意见。',
  together: '决定以前，本机关在家长在场时听取了孩子的意见。',
  unable: '孩子年纪太小或者病重，没有能够听取孩子本人的意见。',
};

function ruling({ kind, child, granted, from, until }: DeferralMatter): string {
  const word = DEFERRAL_KINDS[kind];
  if (!granted) {
    return `对${child.name}的${word}申请不予批准。请让孩子按时上学，有困难请告诉学校或者本机关。`;
  }
  const back = kind === 'entry' ? '入学' : '复学';
  return `准予${child.name}自${writtenDate(from)}起至${writtenDate(until)}止${word}。期满应当${back}；身体好转的，可以提前${back}；期满仍不能上学的，请在期满以前再申请。`;
}

/** 缓学、休学决定书 (《义务教育法》第十一条): with reasons; of the illness it says no more than the law asks. */
export function deferralDecision(matter: DeferralMatter): LawPaper {
  const { kind, reason, child, applicant, appliedOn, granted, reasons, hearing } = matter;
  const word = DEFERRAL_KINDS[kind];
  const because = reason === 'other' ? '按照省里规定的其他情形' : '因身体状况需要';
  return sheetOf(matter, {
    title: `${granted ? '准予' : '不予批准'}${word}决定书`,
    paragraphs: [
      first(`${applicant}：`),
      plain(
        `您于${writtenDate(appliedOn)}${because}，为${child.name}（${childWords(child)}）申请${word}。${HEARD[hearing]}`,
      ),
      plain(`本机关审查认为：${sentence(reasons)}`),
      plain(`根据《中华人民共和国义务教育法》第十一条第二款，决定：${ruling(matter)}`),
      ...(granted ? [] : [heading(RIGHTS_HEADING), plain(DEFERRAL_APPEAL)]),
      ...callUs(matter),
    ],
    foot: ['本决定由机关编号、盖章以后交给申请人。'],
  });
}

/** The first character of a sheet that cannot be printed, by the paragraph in which it stands. */
export function missingInSheet(paper: LawPaper, has: (point: number) => boolean): MissingCharacter | null {
  const { title, organ, paragraphs } = paper;
  return firstMissing(
    [['标题', title], ['“机关”', organ], ...paragraphs.map(({ text }, n) => [`第 ${n + 1} 段`, text] as const)],
    has,
  );
}
