import { CONTACT_OUTCOMES, MET_KINDS } from '#domain/cases/documents';
import type { PaperContent } from '#domain/cases/paper-content';
import { SERVICE_METHODS, type Service, type ServiceWords, witnessWords } from '#domain/cases/papers';
import { receiverWords, serviceSource } from '#domain/cases/service';
import type { Watermark } from '#domain/office/case-paper';
import { firstMissing, type MissingCharacter } from '#domain/office/paper';
import { dayOf, type PlainDate, writtenDate } from '#domain/plain-date';

/** A cell of a form: its width in twelfths of the table, what stands in it. */
export interface FormCell {
  readonly text: string;
  readonly span: number;
  readonly isLabel: boolean;
}

export interface FormRow {
  readonly cells: readonly FormCell[];
  /** Room to write in, in mm. */
  readonly height: number;
}

/** 表格的纸面: one page, printed filled or to be filled with a pen. */
export interface FormSheet {
  readonly organ: string;
  readonly title: string;
  readonly rows: readonly FormRow[];
  readonly notes: readonly string[];
  /** By which a photo of the sheet finds its case; null where nothing is to be filed. */
  readonly code: string | null;
  readonly watermark: Watermark | null;
}

const LINE = 10;
const ALL = 12;
const TICKED = '■';
const OPEN = '□';
const DAY = '　　　　年　　月　　日';
const SIGN_DAY = `签名：\n日期：${DAY}`;

const label = (text: string, span = 3): FormCell => ({ text, span, isLabel: true });
const cell = (text: string, span: number): FormCell => ({ text, span, isLabel: false });
/** A label and what belongs to it over the rest of the width. */
const row = (name: string, text: string, height = LINE): FormRow => ({
  cells: [label(name), cell(text, ALL - 3)],
  height,
});
const pair = (a: readonly [string, string], b: readonly [string, string], height = LINE): FormRow => ({
  cells: [label(a[0]), cell(a[1], 3), label(b[0]), cell(b[1], 3)],
  height,
});

/** Characters of a line of choices: none is torn from its box. */
const CHOICES = 28;

function ticks<K extends string>(words: Readonly<Record<K, string>>, chosen: readonly K[]): string {
  const choices = (Object.entries(words) as [K, string][]).map(
    ([key, word]) => `${chosen.includes(key) ? TICKED : OPEN}${word}`,
  );
  const lines = choices.reduce<string[]>((set, choice) => {
    const last = set.at(-1);
    const longer = `${last}　${choice}`;
    return last !== undefined && longer.length <= CHOICES ? [...set.slice(0, -1), longer] : [...set, choice];
  }, []);
  return lines.join('\n');
}

/** What is known of one service; of a blank form nothing. */
export type ServiceTold = Pick<
  Service,
  'method' | 'receiver' | 'livesWithAddressee' | 'receiverIsAdult' | 'on' | 'servedOn' | 'wanting' | 'proof' | 'struck'
> &
  ServiceWords;

export interface ReceiptMatter {
  readonly content: PaperContent;
  readonly addressee: PaperContent['addressees'][number];
  /** Null: to be filled in by hand. */
  readonly service: ServiceTold | null;
  readonly code: string | null;
  readonly watermark: Watermark | null;
  /** 受委托送达的机关: it serves for the organ whose paper it is, and sends the sheet back. */
  readonly entrusted?: string;
}

/** Who took it: the addressee, or somebody for them and in what relation. */
function takenBy(told: ServiceTold): { own: string; other: string } {
  const { method, receiver, receiverName, on } = told;
  const day = `日期：${writtenDate(on)}`;
  const isTaken = method === 'direct' || method === 'entrusted';
  if (!isTaken || receiver === null) {
    return { own: '', other: '' };
  }
  return receiver === 'addressee'
    ? { own: `本人签收（签名见归档的回证照片）\n${day}`, other: '' }
    : { own: '', other: `${receiverName}（${receiverWords(told)}）\n${day}` };
}

const proofWords = ({ proof, servedOn, wanting, struck }: ServiceTold): string =>
  [
    proof.length > 0 ? `归档照片 ${proof.length} 张。` : '',
    struck
      ? `这次送达登记有误，已于${writtenDate(dayOf(struck.at))}更正，不作数。`
      : servedOn === null
        ? `不算送达：${wanting ?? ''}`
        : `送达日：${writtenDate(servedOn)}。`,
  ].join('');

const BLANK_METHODS = ticks(SERVICE_METHODS, []);

/** 送达日期 in the words of the method. */
const DAY_OF = {
  direct: '签收日期',
  left: '留置日期',
  mail: '回执上的收件日期',
  entrusted: '签收日期',
  electronic: '到达日期',
  publicNotice: '公告开始日期',
} as const satisfies Record<Service['method'], string>;

function filledRows(told: ServiceTold): FormRow[] {
  const { own, other } = takenBy(told);
  return [
    row('送达方式', `${ticks(SERVICE_METHODS, [told.method])}\n依据：${serviceSource(told.method)}`, 2 * LINE),
    row('送达地点', told.place),
    row(DAY_OF[told.method], writtenDate(told.on)),
    row('受送达人签名\n或盖章', own, 2 * LINE),
    row('代收人签名、与\n受送达人的关系', other, 2 * LINE),
    row('拒收事由', told.refusal, 1.5 * LINE),
    row('见证人签名、单位', witnessWords(told), 1.5 * LINE),
    row('送达人', told.servers.filter((name) => name !== '').join('、'), LINE),
    row('备注', [told.failedBefore, proofWords(told)].filter((text) => text !== '').join('\n'), 2 * LINE),
  ];
}

const blankRows = (): FormRow[] => [
  row('送达方式', BLANK_METHODS, 1.6 * LINE),
  row('送达地点', ''),
  row('受送达人签名\n或盖章', SIGN_DAY, 2.2 * LINE),
  row('代收人签名、与\n受送达人的关系', `${OPEN}同住的成年家属　${OPEN}指定的代收人　关系：\n${SIGN_DAY}`, 3 * LINE),
  row('拒收事由', '', 2 * LINE),
  row('见证人签名、单位', `\n日期：${DAY}`, 2 * LINE),
  row('送达人签名\n（两人）', `\n日期：${DAY}`, 2.2 * LINE),
  row('备注', '', 1.8 * LINE),
];

const RECEIPT_NOTES = [
  '本人不在时，只能由和受送达人同住的成年家属，或者受送达人指定的代收人签收（《中华人民共和国民事诉讼法》第八十八条）。和孩子同住、但不和受送达人同住的亲属不能代收。',
  '拒绝签收的，请村（居）民委员会或者单位的人到场见证，写明事由和日期，把文书留在住处；也可以留下文书并拍照、录像（第八十九条）。',
] as const;
const FILE_NOTE = '填好后，在系统里“收纸质表”拍照归档，照片里请拍全右上角的方码。';

const backNote = (organ: string): string => `填好后，把原件寄回${organ}，由该机关拍照归档，照片里请拍全右上角的方码。`;

/** 送达回证 of one guardian: to be signed on paper, or as it was recorded. */
export function receiptForm({ content, addressee, service, code, watermark, entrusted }: ReceiptMatter): FormSheet {
  const { title, number, organ, child } = content;
  return {
    organ,
    title: '送达回证',
    rows: [
      row('送达文书\n名称、文号', `《${title}》\n${number ?? ''}`, 1.6 * LINE),
      row('受送达人', `${addressee.name}（${child.name}的${addressee.relation}）`),
      ...(entrusted === undefined ? [] : [row('受委托送达的机关', entrusted)]),
      ...(service === null ? blankRows() : filledRows(service)),
    ],
    notes:
      service === null ? [...RECEIPT_NOTES, entrusted === undefined ? FILE_NOTE : backNote(organ)] : [RECEIPT_NOTES[0]],
    code,
    watermark,
  };
}

export interface VisitMatter {
  /** 出表的单位 */
  readonly organ: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly school: string;
  readonly className: string;
  readonly home: string;
  readonly adults: readonly { readonly name: string; readonly relation: string }[];
  readonly lastAttendedOn: PlainDate | null;
  /** Which visit this will be. */
  readonly visit: number;
  readonly code: string;
  readonly watermark: Watermark | null;
}

/** 家访记录表 of a case: what is known is printed, the rest is written by hand. */
export function visitForm(matter: VisitMatter): FormSheet {
  const { name, sex, school, className, home, adults, lastAttendedOn, visit } = matter;
  return {
    organ: matter.organ,
    title: '家访记录表',
    rows: [
      pair(['孩子', `${name}（${sex === 'male' ? '男' : '女'}）`], ['学校、班级', `${school}${className}`]),
      pair(['住在', home], ['最后到校', lastAttendedOn === null ? '没有记录' : writtenDate(lastAttendedOn)]),
      row('家里的大人', adults.map(({ name: adult, relation }) => `${relation} ${adult}`).join('　')),
      pair(['家访时间', '　　月　　日　　时'], ['第几次家访', `第 ${visit} 次`]),
      row('见到谁', ticks(MET_KINDS, []), 1.6 * LINE),
      row('孩子怎么说\n（能单独问最好）', '', 3.8 * LINE),
      row('家长怎么说', '', 3.4 * LINE),
      row('有什么困难\n要什么帮助', '', 2.6 * LINE),
      row('结果', ticks(CONTACT_OUTCOMES, []), 1.6 * LINE),
      pair(['说好的下一步', ''], ['下次联系', '　　月　　日'], 1.6 * LINE),
      pair(['家访人签名\n（两人）', ''], ['家长签名\n（自愿）', ''], 1.8 * LINE),
    ],
    notes: ['家访记录不是送达，也不作为处罚的依据。不签名，不影响孩子上学。', FILE_NOTE],
    code: matter.code,
    watermark: matter.watermark,
  };
}

/** The first character of a form that cannot be printed, by the row in which it stands. */
export function missingInForm({ organ, rows }: FormSheet, has: (point: number) => boolean): MissingCharacter | null {
  const cells = rows.flatMap(({ cells: own }) =>
    own.flatMap(({ text, isLabel }, n) => {
      const name = own[n - 1]?.text.replaceAll('\n', '') ?? '';
      return isLabel ? [] : [[`“${name}”`, text] as const];
    }),
  );
  return firstMissing([['“机关”', organ], ...cells], has);
}
