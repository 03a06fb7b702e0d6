import type { PastedMatch } from '#domain/cases/api-platform';
import {
  marked,
  PLATFORM_MARKS,
  type PlatformSheet,
  RECORD_FAULTS,
  recordTurned,
  saysAnew,
} from '#domain/cases/platform';
import { type PastedSaying, unknownColumns } from '#domain/cases/platform-table';
import { found, refuse } from '#domain/errors';
import { scope } from '#domain/permission';
import type { Asking, Call, Reading, Writing } from '../kit/handler';
import { type Matched, matchTable } from './platform-match';
import { notedBy } from './platform-note';
import { tableRequest } from './requests-platform';

const ownUnit = async ({ post }: Asking) => post && scope(post.county, { [post.line]: [post.path] });

const matchedIn = (call: Call, text: string): Promise<Matched[]> => matchTable(call, found(call.post), text);

const wordsOf = (says: PastedSaying | null): string =>
  says === null ? '' : 'mark' in says ? PLATFORM_MARKS[says.mark] : RECORD_FAULTS[says.fault];

const shownOf = ({ row, child, problem }: Matched): PastedMatch => ({
  n: row.n,
  name: row.name || child?.name || '',
  className: child?.className ?? '',
  says: wordsOf(row.says),
  on: row.on,
  problem,
});

/** 看一看粘贴的表 */
export const readPlatformTable: Reading<'cases.readPlatformTable'> = {
  request: tableRequest,
  scope: ownUnit,
  async read(call, { text }) {
    const matched = await matchedIn(call, text);
    return {
      rows: matched.map(shownOf),
      usable: matched.every(({ problem }) => problem === null),
      ignored: unknownColumns(text),
    };
  },
};

/** The sheet after a row; null where the row says nothing new. */
function afterRow(call: Call, { row, child }: Matched, before: PlatformSheet | null): PlatformSheet | null {
  const on = row.on ?? call.today;
  const whose = { county: call.county, child: found(child)._id };
  const says = found(row.says);
  if ('mark' in says) {
    // A table without days says when it was seen, not that it was marked anew.
    const same = row.on === null && before?.mark === says.mark;
    return !same && saysAnew(before, says.mark, on) ? marked(before, whose, says.mark, notedBy(call, on)) : null;
  }
  const isKnown = before?.record?.fault === says.fault && before.record.stage !== 'done';
  return isKnown ? null : recordTurned(before, whose, 'open', { fault: says.fault }, notedBy(call, on));
}

/** 存粘贴的表: in one transaction, so that nothing is half written; whoever is not matched is named before. */
export const savePlatformTable: Writing<'cases.savePlatformTable'> = {
  request: tableRequest,
  scope: ownUnit,
  async prepare(call, { text }) {
    const matched = await matchedIn(call, text);
    const wrong = matched.filter(({ problem }) => problem !== null);
    if (wrong.length > 0) {
      refuse('INVALID_ARGUMENT', {
        message: `有 ${wrong.length} 行对不上，一行也没有存。`,
        fields: wrong.map(({ row, problem }) => ({ path: `第 ${row.n} 行`, rule: `第 ${row.n} 行：${problem}` })),
      });
    }
    return matched;
  },
  async write(tx, call, _request, prepared) {
    const children: string[] = [];
    for (const one of prepared as readonly Matched[]) {
      const id = found(one.child)._id;
      const before = await tx.read('platformMarks', id);
      const after = afterRow(call, one, before);
      if (after) {
        await (before ? tx.replace('platformMarks', after) : tx.create('platformMarks', after));
        children.push(id);
      }
    }
    return {
      reply: { rows: children.length },
      subject: `units/${call.post?.unit ?? ''}`,
      paths: [call.post?.path ?? null],
      change: { platformMarks: children },
    };
  },
};
