import { readCheckpoint } from '#domain/evidence/checkpoint';
import type { Evidence } from '#domain/evidence/format';
import { NO_EVIDENCE } from '#domain/evidence/no-evidence';
import type { Beside } from '#domain/evidence/other-file';
import type { Standing } from '#domain/evidence/standing';
import { type Findings, isSealed, type Verdict, verdictOf } from '#domain/evidence/verify';
import { checkCode } from '#domain/letters/check-code';
import { IDENTITY_LEVELS, type LetterEvent, SIGN_METHODS, type SignMethod } from '#domain/letters/documents';
import { levelOf, type SignedBody } from '#domain/letters/event';
import type { PaperBody } from '#domain/letters/paper';
import { SCAN_KINDS, type ScanBody } from '#domain/letters/scan';
import { SEAL_SUITES } from '#domain/letters/sealer';
import { dayOf, type Instant, timeOf } from '#domain/plain-date';

/** One sentence of the statement: proved, not proved, wrong, or said for the reader's sake. */
export interface StatementLine {
  readonly mark: 'proved' | 'open' | 'wrong' | 'note';
  readonly text: string;
}

/** 核验结论: the same words from the program and on the page. */
export interface EvidenceStatement {
  readonly verdict: Verdict | typeof NO_EVIDENCE.verdict;
  readonly fault: string | null;
  readonly headline: string;
  readonly lines: readonly StatementLine[];
}

const HEADLINES: Readonly<Record<Verdict, string>> = {
  proved: '已证明：这些记录没有改动，并且在您留存的检查点之内',
  broken: '不能使用：文件与封存时不一致',
  unanchored: '没有发现改动，但还有没有证明的事',
};

/** What contradicts something held outside is not the file's own doing alone. */
const CONTRADICTED: Readonly<Record<string, string>> = {
  held: '不能使用：与您给的检查点对不上',
  other: '不能使用：两份文件互相矛盾',
  code: '不能使用：与您给的查验码对不上',
};

/** A letter that nobody signed must not read like one that is. */
const STANDINGS: Readonly<Record<Standing, string>> = {
  none: '。其中没有乙方的签字',
  takenBack: '。乙方的签字已经作废或被代替',
  self: '。乙方本人已签字',
  assisted: '。乙方已签字，由别人协助',
  paper: '。乙方已在纸上签字',
};

/** Where something does not fit, by the first word of its place. */
const FAULTS: Readonly<Record<string, string>> = {
  file: '文件没有下载完整，或者被改动、另存过。请对方把原来的文件再发一次。',
  keys: '文件里的公钥与公布的公钥不一致，或者被增删、换序。',
  sig: '文件末尾的平台签名不对：文件被改动过。',
  county: '文件的县与责任书的县不一致。',
  events: '责任书或办理记录被改动、增加、删除或换序。',
  statement: '同意声明的文字与签字时不一致。',
  inks: '笔迹与签字时不一致。',
  checkpoint: '文件里的检查点不对。',
  inclusion: '入日志的证明不对。',
  held: '您给的检查点不对，或者与这份文件的县日志互相矛盾：日志被改写过。',
  consistency: '文件里连接两个检查点的证明不对。',
  other: '两份文件互相矛盾：同一份责任书有两种记录，或者有一份少了当时已经有的记录。',
  code: '您给的查验码不是这份责任书的：签字记录可能被去掉或换掉。',
};

const spoken = (at: Instant): string => `${dayOf(at)} ${timeOf(at)}`;

/** What cannot be seen, turns the direction of writing, or looks different on every machine. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Words of the file as they may be shown: nothing hides in them. */
const shown = (text: string): string =>
  text.replace(UNSEEN, (one) => `〔U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`);

const proved = (text: string): StatementLine => ({ mark: 'proved', text: shown(text) });
const open = (text: string): StatementLine => ({ mark: 'open', text: shown(text) });
const note = (text: string): StatementLine => ({ mark: 'note', text: shown(text) });

/** What a signature on paper rests on. */
const ON_PAPER = '原件是纸质签字，由收件人核对后拍照归档；是否本人签的，以纸质原件为准';

function signatureLine({ at, body }: LetterEvent): StatementLine {
  const signed = body as unknown as SignedBody;
  const method = SIGN_METHODS[signed.method as SignMethod] ?? signed.method;
  const level = signed.identity ? `，身份核对：${IDENTITY_LEVELS[levelOf(signed)] ?? ''}` : '';
  const { paper } = body as Partial<PaperBody>;
  const onPaper = paper ? `（纸上日期 ${paper.signedOn}）。${ON_PAPER}` : '';
  return note(`${signed.signerName}（${signed.relation}）${spoken(at)} 签字，方式：${method}${level}${onPaper}。`);
}

function scanLines({ at, body }: LetterEvent): StatementLine[] {
  const { filedBy, side, files } = body as unknown as ScanBody;
  const of = side === 'issuer' ? '甲方' : '乙方';
  return [
    note(
      `${spoken(at)} 盖章的扫描件已归档，由${of}（${filedBy}）存入，${files.length} 个文件。印章真伪以纸质原件为准。`,
    ),
    ...files.map(({ kind, sha256 }, n) => note(`扫描件 ${n + 1}（${SCAN_KINDS[kind]}）的 SHA-256：${sha256}。`)),
  ];
}

/** What happened to the letter besides: what was taken back, replaced, not signed. */
const BESIDES: Readonly<Partial<Record<LetterEvent['type'], string>>> = {
  declined: '暂不签',
  superseded: '被新的一份代替',
  expired: '签订期满，没有签',
  unscanned: '撤回盖章的扫描件：前面的扫描件不再有效',
};

/** A paper filed wrongly names the signature that it takes back; any other `voided` ends the letter. */
const voidedWords = ({ body }: LetterEvent): string =>
  body['signature'] === undefined ? '作废：前面的签字不再有效' : '撤回收错的纸质签字：前面的签字不再有效，可以再签';

function eventLines(event: LetterEvent): StatementLine[] {
  const { type, at, body } = event;
  switch (type) {
    case 'signed':
      return [signatureLine(event)];
    case 'countersigned':
      return [note([body['signerName'], `${spoken(at)} 甲方签字。`].filter(Boolean).join(' '))];
    case 'voided':
      return [note(`${spoken(at)} ${voidedWords(event)}。`)];
    case 'scanned':
      return scanLines(event);
    default:
      return BESIDES[type] ? [note(`${spoken(at)} ${BESIDES[type]}。`)] : [];
  }
}

/** 延期: the window of the signature is another than that of the day of issue. */
function windowLines({ events }: Evidence): StatementLine[] {
  const issued = events.findLast(({ type }) => type === 'issued')?.body['until'];
  const used = events.findLast(({ body, type }) => type !== 'issued' && typeof body['until'] === 'string')?.body[
    'until'
  ];
  return issued === undefined || used === undefined || issued === used
    ? []
    : [note(`签订期发出时到 ${issued}，后来延到 ${used}。`)];
}

/** Between organs: which of the two it is. */
function organLines({ content, events }: Evidence): StatementLine[] {
  if (content['kind'] !== 'postLetter') {
    return [];
  }
  const last = events.findLast(({ type }) => type === 'scanned' || type === 'unscanned');
  return [
    note(
      last?.type === 'scanned'
        ? '单位之间的内部文书：电子签署，并有盖章的扫描件归档。'
        : '单位之间的内部文书：只有电子签署，没有盖章的扫描件。',
    ),
  ];
}

function signatureLines(evidence: Evidence): StatementLine[] {
  const { events } = evidence;
  const isSigned = events.some(({ type }) => type === 'signed');
  const unsigned = isSigned ? [] : [note('这份文件里没有乙方的签字记录：不能当作已签的责任书。')];
  return [...organLines(evidence), ...events.flatMap(eventLines), ...windowLines(evidence), ...unsigned];
}

function sealLines(evidence: Evidence): StatementLine[] {
  const { events } = evidence;
  const before = events.filter(({ suite }) => suite === 'none').length;
  const seal = events.find(({ type }) => type === 'sealed');
  const suites = [...new Set(events.flatMap(({ suite }) => (suite === 'none' ? [] : [SEAL_SUITES[suite]])))];
  if (!isSealed(evidence)) {
    return [open('办理记录只有杂凑值，没有平台签名：不能证明是谁写下的。')];
  }
  const late = open(
    `前 ${before} 条记录是启用封存以前写下的，${seal ? spoken(seal.at) : ''} 补封：只能证明从那时起没有改动。`,
  );
  return [proved(`每条记录都有平台签名（${suites.join('、')}）。`), ...(before > 0 ? [late] : [])];
}

function logLines({ evidence, logged }: Findings): StatementLine[] {
  const says = evidence?.checkpoint ? readCheckpoint(evidence.checkpoint.text) : null;
  const total = evidence?.events.length ?? 0;
  if (!says || logged === 0) {
    return [open('还没有进入县日志的检查点（每小时一次），请一小时以后重新下载。')];
  }
  const within = proved(`前 ${logged} 条记录在县日志的检查点之内（第 ${says.size} 条为止，${spoken(says.at)}）。`);
  const missing = open(`最后 ${total - logged} 条记录还没有进入检查点（每小时一次），请一小时以后重新下载。`);
  return logged < total ? [within, missing] : [within];
}

function anchorLine({ anchor, anchoredAt }: Findings): StatementLine {
  switch (anchor) {
    case 'all':
      return proved(
        `您留存的检查点与县日志一致，这些记录照这个次序都在它之内（${spoken(anchoredAt ?? 0)}）：从那时起没有人能改动而不被发现。`,
      );
    case 'part':
      return open('您留存的检查点与县日志一致，但它比最后的记录早：只证明它以前的记录。');
    case 'incomparable':
      return open('您留存的检查点与文件里的不是同一个，文件里没有连接两者的证明。请用这个检查点重新下载证据文件。');
    case 'spoken':
      return open(
        '您抄的那句话与文件里的检查点条数、时间一样。那句话里没有校验值，证明不了记录没有被重写：请扫纸上的码，或者贴上码里的全文。',
      );
    case 'spokenOther':
      return open(
        '您抄的那句话不是文件里的那个检查点。请核对条数和时间；要比对早先的检查点，请扫纸上的码，并用它重新下载证据文件。',
      );
    case 'unknownKey':
      return open('您留存的检查点用的公钥不在文件里，也没有另外给出，没有核对。');
    default:
      return open(
        '没有外部留存的检查点：不能排除掌握数据库和签名密钥的人重写了全部记录。请与回执、报表上印的检查点核对。',
      );
  }
}

function keyLines({ unknownKeys, otherFingerprints }: Findings): StatementLine[] {
  const other = otherFingerprints.map((print) =>
    open(`您给的公钥指纹 ${print} 不是文件里任何公钥的：可能县里换过公钥，也可能文件是别人做的。`),
  );
  const own =
    unknownKeys.length === 0
      ? proved('签名用的公钥与公布的一致。')
      : open(`公钥 ${unknownKeys.join('、')} 来自文件本身，没有与县里公布的核对：不能证明签名属于谁。`);
  return [own, ...other];
}

function inkLines({ inks }: Findings): StatementLine[] {
  switch (inks) {
    case 'all':
      return [proved('笔迹与签字时一致。')];
    case 'missing':
      return [open('签字时留有笔迹，但文件里没有（只给本人，工作人员查看要登记）：不能核对笔迹。')];
    default:
      return [];
  }
}

const BESIDE: Readonly<Record<Beside, StatementLine>> = {
  same: proved('另一份文件的记录与这份完全一样。'),
  shorter: proved('另一份文件早一些：它的记录这份里都有，次序一样。'),
  longer: open('另一份文件里还有后来的记录：以那一份为准。'),
  unusable: open('另一份文件不能用来比对：它不是这份责任书的，或者被改动过，或者用的是别的公钥。'),
};

const otherLines = ({ other }: Findings): StatementLine[] => (other ? [BESIDE[other]] : []);

/** Which letter it is, as people tell letters apart: its parties, and the code on its receipt. */
function letterLine({ content: { title, parties }, events }: Evidence): StatementLine {
  const named = (Array.isArray(parties) ? parties : []).map((party) => Object(party).nameShown).filter(Boolean);
  const signed = events.findLast(({ type }) => type === 'signed');
  const code = signed ? `查验码 ${checkCode(signed.hash)}` : '还没有查验码';
  return note(`${[title, ...named.map(String), code].join('，')}。`);
}

function soundLines(findings: Findings, evidence: Evidence): StatementLine[] {
  return [
    letterLine(evidence),
    ...signatureLines(evidence),
    proved('全文与发出、签字时一致。'),
    proved(`${evidence.events.length} 条办理记录首尾相接，没有改动、增加、换序。`),
    ...(evidence.statement === null ? [] : [proved('同意声明的文字与签字时一致。')]),
    ...inkLines(findings),
    ...sealLines(evidence),
    ...logLines(findings),
    anchorLine(findings),
    ...keyLines(findings),
    ...otherLines(findings),
    open(
      `只说明到 ${spoken(evidence.madeAt)} 为止：平台签名声明那时只有这 ${evidence.events.length} 条记录。没有证明此外、此后没有别的记录（作废、代替、另一份同号的）：请向县里查询，或与另一方手里的证据文件比对。`,
    ),
    note('本签名由平台依双方约定的可靠条件签署并封存，不是第三方 CA 证书签名。'),
  ];
}

/** 核验结论 in sentences. */
export function statementOf(findings: Findings): EvidenceStatement {
  const { evidence, fault, foreign } = findings;
  if (foreign) {
    return NO_EVIDENCE;
  }
  const verdict = verdictOf(findings);
  const lines =
    evidence && !fault
      ? soundLines(findings, evidence)
      : [{ mark: 'wrong', text: FAULTS[(fault ?? 'file').split('.')[0] ?? ''] ?? FAULTS['file'] ?? '' } as const];
  const signed = findings.signature ? STANDINGS[findings.signature] : '';
  return { verdict, fault, headline: (CONTRADICTED[fault ?? ''] ?? HEADLINES[verdict]) + signed, lines };
}
