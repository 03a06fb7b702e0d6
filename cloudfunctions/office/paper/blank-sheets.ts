import * as z from 'zod';
import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { familyEdges } from '#domain/letters/edges';
import { stepFrom } from '#domain/letters/machine';
import { edgeOf, isPostLetter } from '#domain/letters/parties';
import { BUILT_IN } from '#domain/letters/templates';
import { scope } from '#domain/permission';
import { termPeriod } from '#domain/statistics/targets';
import { logAccess } from '../../kit/access-log';
import { keepMade } from '../../kit/files';
import type { Call, Reading } from '../../kit/handler';
import { calendarsFor } from '../../kit/rulebook';
import { blankSheetsRequest } from '../requests';
import { blankPdf } from './blank-pdf';
import { requirePrintable } from './letter-access';
import { sealPrint } from './paper-checkpoint';

/** As many as one file holds: a class and more, made within seconds. */
const A_FILE = 120;
const A_PAGE = 60;

/** Whether it can be signed with a pen now. Between posts it cannot: whoever holds the post signs on their own phone. */
const asks = (letter: Letter): boolean =>
  stepFrom(letter.state, 'signPaper') !== null && !letter.paused && !isPostLetter(letter);
const pathOf = (letter: Letter, { line }: Unit): string | null =>
  line === 'education' ? letter.eduPath : letter.dutyPath;

/** The kinds of letter that families sign, as the product brings them; those of the unit's own line first. */
const familyTemplates = ({ line }: Unit): string[] =>
  familyEdges(line).flatMap((own) => BUILT_IN.flatMap(({ edge, template }) => (edge === own ? template : [])));
const PERIODS_CAP = 100;

/** 签订期 of this term and this school year: those of the built-in letters, and whatever else was counted for the unit. */
async function periodsOf({ store, county, today }: Call, unit: Unit): Promise<string[]> {
  const { educationRoot } = found(await store.read('counties', county));
  const term = termPeriod(await calendarsFor(store, `${educationRoot}/`, today), today);
  const ends = [`:${term}`, `:${term.slice(0, '2026-2027'.length)}-year`];
  const { items } = await store.page('nodes', {
    equal: { county, unit: unit._id, family: 'letters' },
    range: { key: 'period' },
    limit: PERIODS_CAP,
  });
  const counted = items.map(({ period }) => period).filter((period) => ends.some((end) => period.endsWith(end)));
  const usual = familyTemplates(unit).flatMap((template) => ends.map((end) => `${template}${end}`));
  return [...new Set([...usual, ...counted.sort()])];
}

interface Batch {
  readonly letters: readonly Letter[];
  readonly cursor: string | null;
}

/** Where a file ended: in which period, and where in it. */
interface Place {
  readonly period: string;
  readonly cursor: string | null;
}

const written = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws {Refusal} INVALID_ARGUMENT */
function readPlace(text: string): Place {
  try {
    return Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return refuse('INVALID_ARGUMENT', { fields: [{ path: 'cursor', rule: '请从头再打印' }] });
  }
}

const Place = z.strictObject({ period: z.string().max(80), cursor: z.string().max(600).nullable() });

/** Letters of families of the unit that still ask for a signature, as many as one file holds: period after period. */
async function openLetters(call: Call, unit: Unit, from: string | undefined): Promise<Batch> {
  const begin = from === undefined ? { period: '', cursor: null } : readPlace(from);
  const all = await periodsOf(call, unit);
  const periods = all.slice(Math.max(all.indexOf(begin.period), 0));
  const range = { key: unit.line === 'education' ? 'eduPath' : 'dutyPath', under: unit.path };
  const letters: Letter[] = [];
  for (const period of periods) {
    const equal = { county: call.county, period };
    let cursor = period === begin.period ? begin.cursor : null;
    do {
      const page = await call.store.page('letters', { equal, range, limit: A_PAGE, cursor });
      const open = page.items.filter(asks);
      if (open.length > 0 && letters.length > A_FILE - A_PAGE) {
        return { letters, cursor: written({ period, cursor }) };
      }
      letters.push(...open);
      cursor = page.cursor;
    } while (cursor !== null);
  }
  return { letters, cursor: null };
}

/** Chosen letters, as far as they lie in the unit and still ask. */
async function chosenLetters({ store }: Call, unit: Unit, ids: readonly string[]): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (let n = 0; n < ids.length; n += A_PAGE) {
    letters.push(...(await store.readAll('letters', ids.slice(n, n + A_PAGE))));
  }
  return letters.filter((letter) => asks(letter) && pathOf(letter, unit)?.startsWith(unit.path));
}

const CHINESE = new Intl.Collator('zh-CN');

/** The unit's own kind first, then by class and child, as the stack is handed out. */
function inOrder(letters: readonly Letter[], { line }: Unit): Letter[] {
  const kinds = familyEdges(line);
  const keyOf = (letter: Letter): string => {
    const { className, child } = namesIn(letter);
    return `${kinds.indexOf(edgeOf(letter))} ${className} ${child}`;
  };
  return [...letters].sort((a, b) => CHINESE.compare(keyOf(a), keyOf(b)) || (a._id < b._id ? -1 : 1));
}

/** 打印纸质责任书: one file of all that still ask for a signature, each with its code and a place to sign. */
export const blankSheets: Reading<'office.blankSheets'> = {
  request: blankSheetsRequest,
  async scope({ store }, request) {
    const unit = await store.read('units', request.unit);
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async read(call, request) {
    const unit = found(await call.store.read('units', request.unit));
    const batch: Batch = request.letters
      ? { letters: await chosenLetters(call, unit, request.letters), cursor: null }
      : await openLetters(call, unit, request.cursor);
    if (batch.letters.length === 0) {
      refuse('ILLEGAL_STATE', { message: '没有要打印的：还没有发出，或者都已经签了。' });
    }
    for (const letter of batch.letters) {
      requirePrintable(letter);
    }
    await logAccess(call.store, call, { child: null, fields: ['content'], reason: '打印纸质责任书' });
    const title = `${unit.name}纸质责任书`;
    const address = await keepMade(
      call,
      await blankPdf(inOrder(batch.letters, unit), { title, at: call.now, print: await sealPrint(call) }),
      'pdf',
    );
    return { ...address, name: `${title}.pdf`, count: batch.letters.length, cursor: batch.cursor };
  },
};
