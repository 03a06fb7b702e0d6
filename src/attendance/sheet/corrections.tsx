import type { SheetCorrection } from '#domain/attendance/api';
import { spokenInstant } from '../../spoken';
import { Card } from '../../ui/card';
import { Timeline } from '../../ui/timeline';
import { markTone, markWord, whole } from '../marks';

/** 更正记录, newest on top; nothing is shown when there is none. */
export function Corrections({ corrections }: { readonly corrections: readonly SheetCorrection[] }) {
  if (corrections.length === 0) {
    return null;
  }
  const events = corrections
    .map(({ at, child, name, apart, from, to, why, by }, n) => ({
      key: `${at}:${child}:${n}`,
      title: `${whole({ name, apart })}：${markWord(from)} 改成 ${markWord(to)}`,
      when: `${spokenInstant(at)} ${by.title}${by.name}`,
      detail: `原因：${why}`,
      tone: markTone(to),
    }))
    .reverse();
  return (
    <Card title="更正记录">
      <Timeline events={events} />
    </Card>
  );
}
