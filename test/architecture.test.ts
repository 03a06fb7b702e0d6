import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { COLLECTIONS } from '../cloudfunctions/kit/collections';

const ROOT = resolve(__dirname, '..');
const ROOMS = ['county', 'accounts', 'roster', 'letters', 'attendance', 'cases', 'reminders', 'statistics', 'office'];
const OFFICE_LIBRARIES = [
  'exceljs',
  'fflate',
  'saxes',
  'pinyin-pro',
  'pdfkit',
  'fontkit',
  'docx',
  'uqr',
  'jsqr',
  'jpeg-js',
  'pngjs',
];

interface Rule {
  readonly from: RegExp;
  readonly may: (target: string, from: string) => boolean;
}

const inside = (folder: string) => (target: string) => target === folder || target.startsWith(`${folder}/`);
const isNode = (target: string): boolean => target.startsWith('node:');
const domain = inside('domain');
const kit = inside('cloudfunctions/kit');

/** Who may import what (CONTRIBUTING.md, "Rooms and borders"). The first rule that fits the file holds. */
const RULES: readonly Rule[] = [
  { from: /^domain\//, may: (target) => domain(target) || /^dayjs(\/|$)/.test(target) },
  {
    from: /^cloudfunctions\/kit\/(sdk)\.ts$/,
    may: (target) => target === '@cloudbase/node-sdk',
  },
  {
    from: /^cloudfunctions\/kit\/sealing\.ts$/,
    may: (target) => kit(target) || domain(target) || target === 'node:crypto' || target === 'sm-crypto-v2',
  },
  {
    from: /^cloudfunctions\/kit\//,
    may: (target) => kit(target) || domain(target) || isNode(target) || target === 'zod',
  },
  {
    from: /^cloudfunctions\/office\//,
    may: (target) =>
      kit(target) ||
      domain(target) ||
      inside('cloudfunctions/office')(target) ||
      isNode(target) ||
      target === 'zod' ||
      OFFICE_LIBRARIES.includes(target),
  },
  {
    from: /^cloudfunctions\/[a-z]+\//,
    may: (target, from) =>
      kit(target) ||
      domain(target) ||
      inside(from.split('/').slice(0, 2).join('/'))(target) ||
      target === 'node:crypto' ||
      target === 'zod',
  },
  {
    from: new RegExp(`^src/(home|gallery|${ROOMS.join('|')})/`),
    may: (target, from) =>
      domain(target) ||
      inside('src/ui')(target) ||
      inside('src/platform')(target) ||
      inside(from.split('/').slice(0, 2).join('/'))(target) ||
      /^src\/[a-z-]+(\.tsx?)?$/.test(target) ||
      /^(@tarojs\/(taro|components)|react)$/.test(target),
  },
  {
    from: /^src\//,
    may: (target) => domain(target) || inside('src')(target) || /^(@tarojs\/[a-z]+|react|react-dom)$/.test(target),
  },
  {
    from: /^verifier\//,
    may: (target) => domain(target) || target === 'node:fs',
  },
  {
    from: /^(local|deploy)\//,
    may: (target) =>
      !/^cloudfunctions\/(?!kit\/)/.test(target) &&
      !inside('src')(target) &&
      !inside('test')(target) &&
      !inside('bench')(target),
  },
];

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : /\.(ts|tsx)$/.test(name) ? [path] : [];
  });
}

function importsOf(source: string): string[] {
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\('([^']+)'\)|\brequire\('([^']+)'\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
}

/** An import as a path from the root, or the name of a package. */
function targetOf(file: string, imported: string): string {
  if (imported.startsWith('#domain/')) {
    return `domain/${imported.slice('#domain/'.length)}`;
  }
  return imported.startsWith('.') ? relative(ROOT, resolve(ROOT, file, '..', imported)) : imported;
}

function violations(file: string, source: string): string[] {
  const rule = RULES.find((one) => one.from.test(file));
  return importsOf(source)
    .map((imported) => targetOf(file, imported))
    .filter((target) => rule && !rule.may(target, file))
    .map((target) => `${file} → ${target}`);
}

const FILES = ['domain', 'cloudfunctions', 'src', 'local', 'verifier'].flatMap(filesBelow);

test('every import stays within its room', () => {
  expect(FILES.flatMap((file) => violations(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

test.each([
  ['domain/letters/machine.ts', "import { createHash } from 'node:crypto';"],
  ['domain/letters/machine.ts', "import { serve } from '../../cloudfunctions/kit/handler';"],
  ['cloudfunctions/letters/sign.ts', "import { submit } from '../attendance/submit';"],
  ['cloudfunctions/letters/sign.ts', "import tcb from '@cloudbase/node-sdk';"],
  ['cloudfunctions/letters/sign.ts', "import { sm2 } from 'sm-crypto-v2';"],
  ['cloudfunctions/kit/facts.ts', "import tcb from '@cloudbase/node-sdk';"],
  ['cloudfunctions/letters/sign.ts', "import ExcelJS from 'exceljs';"],
  ['src/letters/sign/index.tsx', "import { Roll } from '../../attendance/roll-call/roll';"],
  ['src/letters/sign/index.tsx', "import { serve } from '../../../cloudfunctions/kit/handler';"],
  ['src/letters/sign/index.tsx', "import * as z from 'zod';"],
  ['verifier/main.ts', "import { digest } from '../cloudfunctions/kit/sealing';"],
  ['verifier/main.ts', "import { sm2 } from 'sm-crypto-v2';"],
  ['local/dispatcher.ts', "import { sign } from '../cloudfunctions/letters/sign';"],
])('a planted import is found: %s %s', (file, source) => {
  expect(violations(file, source)).toHaveLength(1);
});

test('every collection is owned by a function or by the kit, and its indexes name its own fields', () => {
  for (const [name, { owner, indexes, classes }] of Object.entries(COLLECTIONS)) {
    expect([name, owner]).toEqual([name, expect.stringMatching(/^[a-z]+$/)]);
    for (const field of indexes.flat()) {
      expect([name, field === 'county' || field === '_id' || (field.split('.')[0] ?? '') in classes]).toEqual([
        name,
        true,
      ]);
    }
  }
});

test('identity comes from the context of the call alone', () => {
  const forbidden = /getUserInfo\(|getWXContext\(|getCloudbaseContext\(\s*\)|auth\(\)/;
  const faulty = FILES.filter((file) => file.startsWith('cloudfunctions/')).filter((file) =>
    forbidden.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(faulty).toEqual([]);
});

test('clock and chance come from the kit: rooms and rules take them as arguments', () => {
  const forbidden = /Date\.now\(|new Date\(\)|Math\.random\(|process\.env/;
  const faulty = FILES.filter((file) => /^(domain|cloudfunctions\/(?!kit\/))/.test(file)).filter((file) =>
    forbidden.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(faulty).toEqual([]);
});

test('the screens reach the platform through src/platform only', () => {
  const forbidden = /\b(wx|window|document|localStorage|sessionStorage|navigator)\.|setStorageSync/;
  const faulty = FILES.filter((file) => file.startsWith('src/') && !file.startsWith('src/platform/')).filter((file) =>
    forbidden.test(readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(faulty).toEqual([]);
});
