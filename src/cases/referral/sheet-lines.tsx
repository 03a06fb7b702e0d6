import type { SheetLine, TurnView } from '#domain/cases/api-referral';
import { REFERRAL_STATES, SHEET_FIELDS } from '#domain/cases/referral';
import { spokenDate } from '../../spoken';
import { Row } from '../../ui/row';

/** What the department sees, line by line. */
export function SheetLines({ lines }: { readonly lines: readonly SheetLine[] }) {
  return (
    <>
      {lines.map(({ field, value }) => (
        <Row key={field} title={value} detail={SHEET_FIELDS[field]} />
      ))}
    </>
  );
}

/** 经过 of one referral, after it was sent. */
export function Turns({ turns }: { readonly turns: readonly TurnView[] }) {
  return (
    <>
      {turns.slice(1).map(({ to, on, words }) => (
        <Row
          key={to}
          icon="clock"
          title={REFERRAL_STATES[to]}
          detail={[spokenDate(on), words].filter(Boolean).join('：')}
        />
      ))}
    </>
  );
}
