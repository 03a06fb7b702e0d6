import { readFileSync } from 'node:fs';
import type { Held } from '#domain/evidence/anchor';
import { readFingerprint } from '#domain/evidence/fingerprint';
import type { KeyTerms } from '#domain/evidence/key-terms';
import { OWN } from '#domain/evidence/primitives';
import { type EvidenceStatement, type StatementLine, statementOf } from '#domain/evidence/statement';
import { findingsOf } from '#domain/evidence/verify';
import { readCheckCode } from '#domain/letters/check-code';

/** 0 proved, 1 something does not fit, 2 not understood, 3 nothing wrong but not everything proved. */
const EXITS: Readonly<Record<EvidenceStatement['verdict'], number>> = {
  proved: 0,
  broken: 1,
  noEvidence: 1,
  unanchored: 3,
};
const NOT_UNDERSTOOD = 2;
const MARKS: Readonly<Record<StatementLine['mark'], string>> = {
  proved: '✓ 已证明',
  open: '？未证明',
  wrong: '✗ 不对',
  note: '· ',
};

const USAGE = `用法：node verify.mjs 证据文件.json [--checkpoint 检查点文件] [--key 公钥编号:公钥] [--fingerprint 指纹] [--code 查验码] [--other 另一份.json]

  --checkpoint  您自己留存的检查点，存成文本文件：扫纸上的码得到的文字，或者回执里复制的、报表上印的五行文字；
                只抄码旁边那句“第 … 条为止”也可以，但只能核对条数和时间
  --key         县里公布的公钥，可以写多次；公钥后面可以加 :县:从:到（毫秒），从、到可以不写
  --fingerprint 纸上印的公钥指纹（20 位），可以写多次
  --code        回执上的查验码
  --other       另一方手里同一份责任书的证据文件：比对有没有少记录

退出码：0 已证明；1 与封存时不一致，或者不是证据文件；2 参数或文件读不出；
        3 没有发现改动，不是出错：还有些事要靠文件以外的东西才能证明（公钥、检查点），标着“？未证明”。`;

const UNANCHORED =
  '这不是出错（退出码 3）：文件本身没有问题。标着“？未证明”的，要靠文件以外的东西：县里公布的公钥（--key 或 --fingerprint），您留存的检查点（--checkpoint）。';

class NotUnderstood extends Error {}

const KEY =
  /^([a-z0-9][a-z0-9-]{0,39}):([0-9a-fA-F]{64}|04[0-9a-fA-F]{128})(?::([a-z0-9-]{1,40})?(?::([0-9]{1,15})?(?::([0-9]{1,15})?)?)?)?$/;

interface HeldKey {
  readonly publicKey: string;
  readonly terms: KeyTerms;
}

function keyOf(text: string): [string, HeldKey] {
  const [, kid, publicKey, county, from, until] = KEY.exec(text) ?? [];
  if (!kid || !publicKey) {
    throw new NotUnderstood(`--key 应写成 公钥编号:十六进制公钥，不是 ${text}`);
  }
  const terms = {
    ...(county ? { county } : {}),
    ...(from ? { from: Number(from) } : {}),
    ...(until ? { until: Number(until) } : {}),
  };
  return [kid, { publicKey: publicKey.toLowerCase(), terms }];
}

function codeOf(text: string): string {
  const code = readCheckCode(text);
  if (!code) {
    throw new NotUnderstood(`--code 应是 12 位的查验码，不是 ${text}`);
  }
  return code;
}

function fingerprintOf(text: string): string {
  const print = readFingerprint(text);
  if (!print) {
    throw new NotUnderstood(`--fingerprint 应是 20 位的公钥指纹，不是 ${text}`);
  }
  return print;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new NotUnderstood(`打不开文件：${file}`);
  }
}

/** Bytes that are no UTF-8 are no text: what is repaired on reading was never signed, and what stands before it keeps it from being taken for whole. */
function read(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(file));
  } catch (error) {
    if (error instanceof NotUnderstood) {
      throw error;
    }
    return `\ufffd${new TextDecoder().decode(bytesOf(file))}`;
  }
}

interface Asked {
  readonly file: string;
  readonly held: Held;
}

interface Words {
  readonly files: string[];
  readonly keys: [string, HeldKey][];
  readonly fingerprints: string[];
  readonly held: { checkpoint?: string; code?: string; other?: string };
}

type Once = keyof Words['held'];

function once({ held }: Words, name: Once, value: string): void {
  if (held[name] !== undefined) {
    throw new NotUnderstood(`--${name} 只能写一次`);
  }
  held[name] = value;
}

const OPTIONS: Readonly<Record<string, (words: Words, value: string) => void>> = {
  '--key': ({ keys }, value) => void keys.push(keyOf(value)),
  '--fingerprint': ({ fingerprints }, value) => void fingerprints.push(fingerprintOf(value)),
  '--checkpoint': (words, value) => once(words, 'checkpoint', read(value)),
  '--code': (words, value) => once(words, 'code', codeOf(value)),
  '--other': (words, value) => once(words, 'other', read(value)),
};

function keysOf(given: Words['keys']): Pick<Held, 'keys' | 'terms'> {
  const keys = new Map<string, HeldKey>();
  for (const [kid, key] of given) {
    if (keys.has(kid)) {
      throw new NotUnderstood(`--key ${kid} 写了两次`);
    }
    keys.set(kid, key);
  }
  const each = [...keys];
  return {
    keys: Object.fromEntries(each.map(([kid, { publicKey }]) => [kid, publicKey])),
    terms: Object.fromEntries(each.map(([kid, { terms }]) => [kid, terms])),
  };
}

function askedOf(given: readonly string[]): Asked {
  const words: Words = { files: [], keys: [], fingerprints: [], held: {} };
  for (let n = 0; n < given.length; n += 1) {
    const word = given[n] ?? '';
    const option = OPTIONS[word];
    if (option) {
      n += 1;
      option(words, given[n] ?? '');
    } else {
      words.files.push(word);
    }
  }
  const [file] = words.files;
  if (file === undefined || words.files.length > 1 || file.startsWith('-')) {
    throw new NotUnderstood(USAGE);
  }
  return { file, held: { ...words.held, ...keysOf(words.keys), fingerprints: words.fingerprints } };
}

function main(given: readonly string[]): number {
  try {
    const { file, held } = askedOf(given);
    const { verdict, fault, headline, lines } = statementOf(findingsOf(read(file), held, OWN));
    const said = lines.map(({ mark, text }) => `${MARKS[mark]} ${text}`);
    const after = verdict === 'unanchored' ? [UNANCHORED] : fault ? [`（位置：${fault}）`] : [];
    console.log([headline, '', ...said, '', ...after].join('\n'));
    return EXITS[verdict];
  } catch (error) {
    if (error instanceof NotUnderstood) {
      console.error(error.message);
      return NOT_UNDERSTOOD;
    }
    throw error;
  }
}

process.exitCode = main(process.argv.slice(2));
