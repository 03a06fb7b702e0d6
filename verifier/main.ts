import { readFileSync } from 'node:fs';
import type { Held } from '#domain/evidence/anchor';
import { readFingerprint } from '#domain/evidence/fingerprint';
import { OWN } from '#domain/evidence/primitives';
import { type EvidenceStatement, type StatementLine, statementOf } from '#domain/evidence/statement';
import { findingsOf } from '#domain/evidence/verify';

/** 0 proved, 1 something does not fit, 2 not understood, 3 nothing wrong but not everything proved. */
const EXITS: Readonly<Record<EvidenceStatement['verdict'], number>> = { proved: 0, broken: 1, unanchored: 3 };
const NOT_UNDERSTOOD = 2;
const MARKS: Readonly<Record<StatementLine['mark'], string>> = {
  proved: '✓ 已证明',
  open: '？未证明',
  wrong: '✗ 不对',
  note: '· ',
};

const USAGE = `用法：node verify.mjs 证据文件.json [--checkpoint 检查点文件] [--key 公钥编号:公钥] [--fingerprint 指纹] [--code 查验码]

  --checkpoint  您自己留存的检查点（回执或报表上印的五行文字，存成文本文件）
  --key         县里公布的公钥，可以写多次
  --fingerprint 纸上印的公钥指纹（20 位），可以写多次
  --code        回执上的查验码

退出码：0 已证明；1 与封存时不一致；2 参数或文件读不出；3 没有发现改动，但还有没有证明的事。`;

class NotUnderstood extends Error {}

const KEY = /^([a-z0-9][a-z0-9-]{0,39}):([0-9a-f]{64}|04[0-9a-f]{128})$/;

function keyOf(text: string): [string, string] {
  const [, kid, publicKey] = KEY.exec(text) ?? [];
  if (!kid || !publicKey) {
    throw new NotUnderstood(`--key 应写成 公钥编号:十六进制公钥，不是 ${text}`);
  }
  return [kid, publicKey];
}

function fingerprintOf(text: string): string {
  const print = readFingerprint(text);
  if (!print) {
    throw new NotUnderstood(`--fingerprint 应是 20 位的公钥指纹，不是 ${text}`);
  }
  return print;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new NotUnderstood(`打不开文件：${file}`);
  }
}

interface Asked {
  readonly file: string;
  readonly held: Held;
}

function askedOf(given: readonly string[]): Asked {
  const files: string[] = [];
  const keys: [string, string][] = [];
  const fingerprints: string[] = [];
  const held: { checkpoint?: string; code?: string } = {};
  for (let n = 0; n < given.length; n += 1) {
    const word = given[n] ?? '';
    const value = (): string => {
      n += 1;
      return given[n] ?? '';
    };
    if (word === '--key') {
      keys.push(keyOf(value()));
    } else if (word === '--fingerprint') {
      fingerprints.push(fingerprintOf(value()));
    } else if (word === '--checkpoint') {
      held.checkpoint = read(value());
    } else if (word === '--code') {
      held.code = value();
    } else {
      files.push(word);
    }
  }
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith('-')) {
    throw new NotUnderstood(USAGE);
  }
  return { file, held: { ...held, keys: Object.fromEntries(keys), fingerprints } };
}

function main(given: readonly string[]): number {
  try {
    const { file, held } = askedOf(given);
    const { verdict, fault, headline, lines } = statementOf(findingsOf(read(file), held, OWN));
    const said = lines.map(({ mark, text }) => `${MARKS[mark]} ${text}`);
    console.log([headline, '', ...said, ...(fault ? [`（位置：${fault}）`] : [])].join('\n'));
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
