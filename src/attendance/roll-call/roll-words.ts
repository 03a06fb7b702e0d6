import type { AbsenceReason } from '#domain/attendance/documents';
import type { Marks } from '../marks';
import type { RollList } from './use-roll-list';

type Place = Pick<RollList, 'unit' | 'date'>;

/** Writes to one sheet keep their order in the queue. */
export const rollAggregate = ({ unit, date }: Place): string => `rollSheet:${unit}:${date}`;

export const rollDraftKey = ({ unit, date }: Place): string => `roll:${unit}:${date}`;

/** 休学的孩子 is away by law: marked so before anybody taps. */
export const expectedMarks = ({ children }: Pick<RollList, 'children'>): Marks =>
  Object.fromEntries(children.flatMap(({ id, deferredUntil }) => (deferredUntil ? [[id, 'sick' as const]] : [])));

/** The absent of the draft that are still in the class. */
export function absentIn({ children }: Pick<RollList, 'children'>, marks: Marks) {
  return children.flatMap(({ id }): { child: string; reason: AbsenceReason }[] => {
    const reason = marks[id];
    return reason ? [{ child: id, reason }] : [];
  });
}

interface RollWords {
  /** Above the button: what pressing it says. */
  readonly says: string;
  readonly button: string;
  readonly ready: boolean;
  readonly done: string;
}

/** What the button will do, in words. */
export function rollWords(list: Pick<RollList, 'children'>, marks: Marks): RollWords {
  const absent = absentIn(list, marks).length;
  const open = list.children.filter(({ id }) => marks[id] === '').length;
  const present = list.children.length - absent - open;
  if (list.children.length === 0) {
    return { says: '这个班还没有学生。', button: '提交点名', ready: false, done: '' };
  }
  if (open > 0) {
    return { says: `还有 ${open} 个孩子没选原因。`, button: '提交点名', ready: false, done: '' };
  }
  return absent === 0
    ? { says: `全班 ${present} 人都到了。`, button: '全到，提交', ready: true, done: `已提交，${present} 人全到` }
    : {
        says: `${present} 人到校，${absent} 人没到校。`,
        button: '提交点名',
        ready: true,
        done: `已提交，${absent} 人没到校`,
      };
}
