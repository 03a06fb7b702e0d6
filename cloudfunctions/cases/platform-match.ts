import { markDayProblem } from '#domain/cases/platform';
import { PASTE_CAP, type PastedRow, readPasted } from '#domain/cases/platform-table';
import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { type ActingPost, postReaches } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { readClass } from '#domain/roster/import/class-name';
import { Classes } from '#domain/roster/import/classes';
import { childScope } from '#domain/roster/scope';
import type { Call } from '../kit/handler';
import { allPages } from '../kit/pages';
import { readMany } from '../kit/read-many';
import { blind } from '../kit/secrets';
import { readUnits } from '../kit/units';

/** A row and the one child that it is about, or why there is none. */
export interface Matched {
  readonly row: PastedRow;
  readonly child: Child | null;
  readonly problem: string | null;
}

type Found = Pick<Matched, 'child' | 'problem'>;
const none = (problem: string): Found => ({ child: null, problem });

/** As the platform writes it, and without the G that stands before an identity number there. */
const spellings = (number: string): string[] => (number.startsWith('G') ? [number, number.slice(1)] : [number]);

/** Children by 学籍号 or 身份证号, through the roster's blind index. */
async function byNumbers({ store, county }: Call, rows: readonly PastedRow[]): Promise<Map<string, Child>> {
  const blinds = rows.flatMap(({ number }) =>
    number === '' ? [] : spellings(number).map((one) => [blind('number', county, one), number] as const),
  );
  const entries = await readMany(
    store,
    'idIndex',
    blinds.map(([id]) => id),
  );
  const children = await readMany(
    store,
    'children',
    entries.map(({ child }) => child),
  );
  const known = new Map(children.map((child) => [child._id, child]));
  const owners = new Map(entries.map(({ _id, child }) => [_id as string, known.get(child)]));
  const found = new Map<string, Child>();
  for (const [id, number] of blinds) {
    const child = owners.get(id);
    if (child && !found.has(number)) {
      found.set(number, child);
    }
  }
  return found;
}

/** Looks children up by 学校, 班 and 姓名 below the unit of the post; each class is read once. */
class ByName {
  private readonly schools: Classes;
  private readonly read = new Map<string, Promise<Child[]>>();

  constructor(
    private readonly call: Call,
    private readonly post: ActingPost,
    private readonly units: readonly Unit[],
  ) {
    this.schools = new Classes(units, call.county);
  }

  private childrenOf(classId: string): Promise<Child[]> {
    const { store, county } = this.call;
    const known =
      this.read.get(classId) ?? allPages(store, 'children', { equal: { county, classId }, range: { key: 'pinyin' } });
    this.read.set(classId, known);
    return known;
  }

  private classOf(row: PastedRow): Unit | string {
    const school = this.schools.school(row.school, this.post.path);
    if (!school) {
      return row.school === '' ? '没有写学校' : '没有这所学校';
    }
    const wanted = readClass(row.className, row.grade);
    if (!wanted) {
      return '看不懂年级、班级';
    }
    const grades = new Map(this.units.map((unit) => [unit._id, unit.name]));
    const fits = this.units.filter((unit) => {
      const key =
        unit.kind === 'class' && unit.path.startsWith(school.path)
          ? readClass(unit.name, grades.get(unit.parent ?? '') ?? '')
          : null;
      return key?.grade === wanted.grade && key.label === wanted.label;
    });
    return fits[0] ?? '这所学校没有这个班';
  }

  async find(row: PastedRow): Promise<Found> {
    const place = this.classOf(row);
    if (typeof place === 'string') {
      return none(place);
    }
    const named = (await this.childrenOf(place._id)).filter(({ name }) => name === row.name);
    const [only] = named;
    if (!only) {
      return none('这个班没有叫这个名字的孩子');
    }
    return named.length > 1 ? none('这个班有同名的孩子，请填学籍号') : { child: only, problem: null };
  }
}

/** The number decides; the name beside it must be the child's, so that a slip of the number marks nobody else. */
function ofNumber(row: PastedRow, child: Child | undefined, isReached: (child: Child) => boolean): Found {
  if (!child || !isReached(child)) {
    return none('名册里没有这个学籍号');
  }
  return row.name !== '' && row.name !== child.name ? none('学籍号和姓名对不上') : { child, problem: null };
}

/** A day on which this very child cannot have been marked. */
function dated(row: PastedRow, found: Found, today: PlainDate): Found {
  const problem = found.child && row.on ? markDayProblem(row.on, found.child.birthMonth, today) : null;
  return problem === null ? found : { ...found, problem };
}

/** Two rows about one child contradict each other or are one too many. */
function withoutDoubles(matched: readonly Matched[]): Matched[] {
  const seen = new Map<string, number>();
  return matched.map((one) => {
    const first = one.child && seen.get(one.child._id);
    if (first) {
      return { ...one, problem: `和第 ${first} 行是同一个孩子` };
    }
    if (one.child) {
      seen.set(one.child._id, one.row.n);
    }
    return one;
  });
}

/** 对名册: whom the rows of a pasted table are about, within what the post reaches. @throws {Refusal} INVALID_ARGUMENT for too many. */
export async function matchTable(call: Call, post: ActingPost, text: string): Promise<Matched[]> {
  const rows = readPasted(text, call.today);
  if (rows.length === 0 || rows.length > PASTE_CAP) {
    const rule =
      rows.length === 0 ? '没有读到一行' : `一次最多 ${PASTE_CAP} 行，这里有 ${rows.length} 行，请分几次粘贴`;
    refuse('INVALID_ARGUMENT', { message: `${rule}。`, fields: [{ path: 'text', rule }] });
  }
  const numbered = await byNumbers(call, rows);
  const reach = PERMISSIONS[call.operation][post.role] ?? 'unit';
  const isReached = (child: Child): boolean => postReaches(post, reach, childScope(child));
  const names = new ByName(call, post, await readUnits(call.store, call.county, post.path));
  const matched: Matched[] = [];
  for (const row of rows) {
    const found = row.problem
      ? none(row.problem)
      : row.number === ''
        ? await names.find(row)
        : ofNumber(row, numbered.get(row.number), isReached);
    matched.push({ row, ...dated(row, found, call.today) });
  }
  return withoutDoubles(matched);
}
