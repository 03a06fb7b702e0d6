import type { CalendarBody } from '#domain/county/api';
import { tidy } from '#domain/county/calendar-rules';
import { holidaysLacking, offeredHolidays } from '#domain/county/national-holidays';
import { spokenDate } from '../../spoken';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface NationalHolidaysProps {
  readonly body: CalendarBody;
  readonly schoolYear: string;
  readonly onChange: ((body: CalendarBody) => void) | undefined;
}

/** 法定节假日: offered once, never put in unasked; years whose arrangement is not announced ask to be checked. */
export function NationalHolidays({ body, schoolYear, onChange }: NationalHolidaysProps) {
  const offer = offeredHolidays(schoolYear);
  const fresh = holidaysLacking(offer.holidays, body.holidays);
  const days = offer.makeUpDays.filter((day) => !body.makeUpDays.includes(day));
  if (!onChange || (fresh.length === 0 && days.length === 0 && offer.missing.length === 0)) {
    return null;
  }
  const take = () =>
    onChange(tidy({ ...body, holidays: [...body.holidays, ...fresh], makeUpDays: [...body.makeUpDays, ...days] }));
  const doubtful = offer.unverified.length > 0 || offer.missing.length > 0;
  return (
    <Notice
      tone={doubtful ? 'warn' : 'act'}
      title={doubtful ? '法定节假日，请核对' : '可以填入法定节假日'}
      action={
        fresh.length + days.length > 0 ? (
          <Button icon="plus" onPress={take}>
            填入 {fresh.length} 个假期、{days.length} 个补课日
          </Button>
        ) : undefined
      }
    >
      {offer.unverified.map((year) => `${year}年的放假安排还没有公布，只有法律规定的日子，请公布后核对。`).join('')}
      {offer.missing.map((year) => `没有${year}年的节假日资料，请自己填写。`).join('')}
      {fresh.map((one) => `${one.name} ${spokenDate(one.from)}`).join('，')}
    </Notice>
  );
}
