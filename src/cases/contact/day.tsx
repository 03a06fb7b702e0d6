import { useState } from 'react';
import { addDays, type PlainDate } from '#domain/plain-date';
import { spokenDate } from '../../spoken';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import type { ContactForm } from '../contact-form';

interface DayProps {
  readonly form: ContactForm;
  readonly from: PlainDate;
  readonly today: PlainDate;
  readonly change: (form: ContactForm) => void;
}

/** 哪天联系的: today is chosen already; a paper form of yesterday, or a visit of last week, says its own day. */
export function Day({ form, from, today, change }: DayProps) {
  const yesterday = addDays(today, -1);
  const listed = ['', ...(yesterday >= from ? [yesterday] : [])];
  const [own, setOwn] = useState(!listed.includes(form.on));
  return (
    <>
      <Choices
        label="哪天联系的"
        choices={[
          { value: '', label: '今天', detail: spokenDate(today) },
          ...(yesterday >= from ? [{ value: yesterday, label: '昨天', detail: spokenDate(yesterday) }] : []),
          { value: 'other', label: '更早' },
        ]}
        value={own ? 'other' : form.on}
        onChoose={(value) => {
          setOwn(value === 'other');
          change({ ...form, on: value === 'other' ? yesterday : value });
        }}
      />
      {own ? (
        <Field
          kind="date"
          label="哪一天"
          value={form.on}
          from={from}
          to={today}
          onChange={(on) => change({ ...form, on })}
        />
      ) : null}
    </>
  );
}
