import type { CampaignRow } from '#domain/letters/api-campaigns';
import { endsLater, firstLaterDay } from '#domain/letters/campaign-rules';
import { addDays, dayOf, type PlainDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { spokenDate } from '../../spoken';
import { Field } from '../../ui/field';

type Ending = Pick<CampaignRow, 'id' | 'until' | 'edgeTitle'>;
const EXTENDED_DAYS = 7;

/** A week behind the latest present end. */
export function suggestedEnd(rows: readonly Ending[]): PlainDate {
  const today = dayOf(serverNow());
  return addDays([today, ...rows.map(({ until }) => until)].sort().at(-1) ?? today, EXTENDED_DAYS);
}

/** Whether the day is later than the present end of one of them. */
export const isNewEnd = (rows: readonly Ending[], until: PlainDate): boolean =>
  until >= firstLaterDay(rows, dayOf(serverNow()));

/** 延到…: of which kinds, where some end later already. */
export function newEndWords(rows: readonly Ending[], until: PlainDate): string | undefined {
  if (!isNewEnd(rows, until)) {
    return undefined;
  }
  const later = rows.filter((row) => endsLater(row, until)).length;
  return later === rows.length
    ? `延到${spokenDate(until)}。`
    : `${later} 种延到${spokenDate(until)}，另外 ${rows.length - later} 种不变。`;
}

/** One day for all, or each kind with its own. */
function presentEnds(rows: readonly Ending[]): string {
  const days = [...new Set(rows.map((row) => row.until))];
  const said = days.length === 1 ? days.map(spokenDate) : rows.map((row) => `${row.edgeTitle}${spokenDate(row.until)}`);
  return `现在的截止日期：${said.join('；')}`;
}

interface NewEndProps {
  readonly rows: readonly Ending[];
  readonly until: PlainDate;
  readonly onChange: (day: PlainDate) => void;
}

/** 延期: the present end is shown, and only a later day is taken. */
export function NewEnd({ rows, until, onChange }: NewEndProps) {
  return (
    <Field
      label="新的截止日期"
      hint={presentEnds(rows)}
      kind="date"
      value={until}
      from={firstLaterDay(rows, dayOf(serverNow()))}
      problem={isNewEnd(rows, until) ? undefined : '要比现在的截止日期晚，也不能早于今天。'}
      onChange={(day) => onChange(day as PlainDate)}
    />
  );
}
