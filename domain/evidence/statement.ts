import { readCheckpoint } from '#domain/evidence/checkpoint';
import type { Evidence } from '#domain/evidence/format';
import { type Findings, isSealed, type Verdict, verdictOf } from '#domain/evidence/verify';
import { IDENTITY_LEVELS, type LetterEvent, SIGN_METHODS, type SignMethod } from '#domain/letters/documents';
import { levelOf, type SignedBody } from '#domain/letters/event';
import { SEAL_SUITES } from '#domain/letters/sealer';
import { dayOf, type Instant, timeOf } from '#domain/plain-date';

/** One sentence of the statement: proved, not proved, wrong, or said for the reader's sake. */
export interface StatementLine {
  readonly mark: 'proved' | 'open' | 'wrong' | 'note';
  readonly text: string;
}

/** 核验结论: the same words from the program and on the page. */
export interface EvidenceStatement {
  readonly verdict: Verdict;
  readonly fault: string | null;
  readonly headline: string;
  readonly lines: readonly StatementLine[];
}

const HEADLINES: Readonly<Record<Verdict, string>> = {
  proved: '已证明：内容、记录和签名都没有改动，并且在您留存的检查点之内',
  broken: '不能使用：文件与封存时不一致',
  unanchored: '没有发现改动，但还有没有证明的事',
};

/** Where something does not fit, by the first word of its place. */
const FAULTS: Readonly<Record<string, string>> = {
  file: '这不是证据文件，或者文件被改动过、没有下载完整。',
  keys: '文件里的公钥与公布的公钥不一致，或者被增删、换序。',
  sig: '文件末尾的平台签名不对：文件被改动过。',
  county: '文件的县与责任书的县不一致。',
  events: '责任书或办理记录被改动、增加、删除或换序。',
  statement: '同意声明的文字与签字时不一致。',
  inks: '笔迹与签字时不一致。',
  checkpoint: '文件里的检查点不对。',
  inclusion: '入日志的证明不对。',
  held: '您给的检查点不对，或者与这份文件的县日志互相矛盾：日志被改写过。',
  code: '您给的查验码不是这份责任书的：签字记录可能被去掉或换掉。',
};

const spoken = (at: Instant): string => `${dayOf(at)} ${timeOf(at)}`;

const proved = (text: string): StatementLine => ({ mark: 'proved', text });
const open = (text: string): StatementLine => ({ mark: 'open', text });
const note = (text: string): StatementLine => ({ mark: 'note', text });

function signatureLine({ at, body }: LetterEvent): StatementLine {
  const signed = body as unknown as SignedBody;
  const method = SIGN_METHODS[signed.method as SignMethod] ?? signed.method;
  const level = signed.identity ? `，身份核对：${IDENTITY_LEVELS[levelOf(signed)] ?? ''}` : '';
  return note(`${signed.signerName}（${signed.relation}）${spoken(at)} 签字，方式：${method}${level}。`);
}

/** What happened to the letter besides: the issuing side has signed too, a signature was taken back, the letter replaced. */
const BESIDES: Readonly<Partial<Record<LetterEvent['type'], string>>> = {
  declined: '暂不签',
  voided: '作废：前面的签字不再有效',
  superseded: '被新的一份代替',
  expired: '签订期满，没有签',
  countersigned: '甲方签字',
};

function signatureLines({ events }: Evidence): StatementLine[] {
  const lines = events.flatMap((event) => {
    const word = BESIDES[event.type];
    return word ? [note(`${spoken(event.at)} ${word}。`)] : event.type === 'signed' ? [signatureLine(event)] : [];
  });
  const isSigned = events.some(({ type }) => type === 'signed');
  return isSigned ? lines : [...lines, note('到这份文件为止，没有签字记录。')];
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

function anchorLine({ anchor }: Findings): StatementLine {
  switch (anchor) {
    case 'all':
      return proved('您留存的检查点与县日志一致，全部记录都在它之内：从那时起没有人能改动而不被发现。');
    case 'part':
      return open('您留存的检查点与县日志一致，但它比最后的记录早：只证明它以前的记录。');
    case 'incomparable':
      return open('您留存的检查点与文件里的不是同一个，文件里没有连接两者的证明。请用这个检查点重新下载证据文件。');
    case 'unknownKey':
      return open('您留存的检查点用的公钥不在文件里，也没有另外给出，没有核对。');
    default:
      return open(
        '没有外部留存的检查点：不能排除掌握数据库和签名密钥的人重写了全部记录。请与回执、报表上印的检查点核对。',
      );
  }
}

function keyLine({ unknownKeys }: Findings): StatementLine {
  return unknownKeys.length === 0
    ? proved('签名用的公钥与公布的一致。')
    : open(`公钥 ${unknownKeys.join('、')} 来自文件本身，没有与县里公布的核对：不能证明签名属于谁。`);
}

function soundLines(findings: Findings, evidence: Evidence): StatementLine[] {
  return [
    note(`${evidence.content.title}，编号 ${evidence.content.letterId}。`),
    ...signatureLines(evidence),
    proved('全文与发出、签字时一致。'),
    proved(`${evidence.events.length} 条办理记录首尾相接，没有改动、增加、换序。`),
    ...(evidence.statement === null ? [] : [proved('同意声明的文字与签字时一致。')]),
    evidence.inks.length > 0 ? proved('笔迹与签字时一致。') : note('文件里没有笔迹：只给本人，工作人员查看要登记。'),
    ...sealLines(evidence),
    ...logLines(findings),
    anchorLine(findings),
    keyLine(findings),
    open(`只说明到 ${spoken(evidence.madeAt)} 为止：此后有没有新的记录，要向县里查询。`),
    note('本签名由平台依双方约定的可靠条件签署并封存，不是第三方 CA 证书签名。'),
  ];
}

/** 核验结论 in sentences. */
export function statementOf(findings: Findings): EvidenceStatement {
  const { evidence, fault } = findings;
  const verdict = verdictOf(findings);
  const lines =
    evidence && !fault
      ? soundLines(findings, evidence)
      : [{ mark: 'wrong', text: FAULTS[(fault ?? 'file').split('.')[0] ?? ''] ?? FAULTS['file'] ?? '' } as const];
  return { verdict, fault, headline: HEADLINES[verdict], lines };
}
