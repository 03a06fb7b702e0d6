import { found, refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { namesIn } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import { stepFrom } from '#domain/letters/machine';
import { isPostLetter } from '#domain/letters/parties';
import { scope } from '#domain/permission';
import { letterPeriod, termPeriod } from '#domain/statistics/targets';
import { logAccess } from '../../kit/access-log';
import { keepMade } from '../../kit/files';
import type { Call, Reading } from '../../kit/handler';
import { calendarsFor } from '../../kit/rulebook';
import { blankSheetsRequest } from '../requests';
import { blankPdf } from './blank-pdf';
import { requirePrintable } from './letter-access';

/** As many as one file holds: a class and more, made within seconds. */
const A_FILE = 120;
const A_PAGE = 60;

/** Whether it can be signed with a pen now. Between posts it cannot: whoever holds the post signs on their own phone. */
const asks = (letter: Letter): boolean =>
  stepFrom(letter.state, 'signPaper') !== null && !letter.paused && !isPostLetter(letter);
const pathOf = (letter: Letter, { line }: Unit): string | null =>
  line === 'education' ? letter.eduPath : letter.dutyPath;

async function currentPeriod({ store, county, today }: Call): Promise<string> {
  const { educationRoot } = found(await store.read('counties', county));
  const period = termPeriod(await calendarsFor(store, `${educationRoot}/`, today), today);
  const { template } = GUARDIAN_TEMPLATE;
  const term = period.endsWith('spring') ? 'spring' : 'autumn';
  return letterPeriod({ template, schoolYear: period.slice(0, 9), term });
}

interface Batch {
  readonly letters: readonly Letter[];
  readonly cursor: string | null;
}

/** This term's letters of the unit that still ask for a signature, as many as one file holds. */
async function openLetters(call: Call, unit: Unit, from: string | undefined): Promise<Batch> {
  const equal = { county: call.county, period: await currentPeriod(call) };
  const range = { key: unit.line === 'education' ? 'eduPath' : 'dutyPath', under: unit.path };
  const letters: Letter[] = [];
  let cursor = from ?? null;
  do {
    const page = await call.store.page('letters', { equal, range, limit: A_PAGE, cursor });
    letters.push(...page.items.filter(asks));
    cursor = page.cursor;
  } while (cursor !== null && letters.length <= A_FILE - A_PAGE);
  return { letters, cursor };
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

/** By class and child, as the stack is handed out. */
function inOrder(letters: readonly Letter[]): Letter[] {
  const keyOf = (letter: Letter): string => {
    const { className, child } = namesIn(letter);
    return `${className} ${child}`;
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
    const address = await keepMade(call, await blankPdf(inOrder(batch.letters), title, call.now), 'pdf');
    return { ...address, name: `${title}.pdf`, count: batch.letters.length, cursor: batch.cursor };
  },
};
