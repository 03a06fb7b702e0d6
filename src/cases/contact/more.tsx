import { useState } from 'react';
import { CHILD_HEARD, type ChildHeard } from '#domain/cases/documents';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { type Choice, Choices, toggled } from '../../ui/choices';
import { Field } from '../../ui/field';
import { useCall } from '../../use-call';
import type { ContactForm } from '../contact-form';
import { Photos } from './photos';
import { Where } from './where';

const HEARD = (Object.entries(CHILD_HEARD) as [ChildHeard, string][]).map(
  ([value, label]): Choice<ChildHeard> => ({ value, label }),
);
const KEPT = 30;
/** The nearest to the child; the others a tap further. */
const SHOWN = 4;
const MOST = 8;

interface MoreProps {
  readonly id: string;
  readonly form: ContactForm;
  readonly change: (form: ContactForm) => void;
  /** Photos of a filled form that go along. */
  readonly sheets: number;
}

/** 同行的人: posts around the child; without network those the phone knows of, or none. */
function Companions({ id, form, change }: Omit<MoreProps, 'sheets'>) {
  const { data } = useCall('cases.companions', { case: id }, { onShow: false, keep: { most: KEPT } });
  const [all, setAll] = useState(false);
  const posts = (data?.posts ?? []).filter(({ id: post }, at) => all || at < SHOWN || form.companions.includes(post));
  const more = (data?.posts.length ?? 0) - posts.length;
  return posts.length > 0 ? (
    <>
      <Choices<string>
        label="和谁一起去的"
        hint="可以选几个"
        choices={posts.map((post) => ({ value: post.id, label: `${post.title} ${post.name}`, detail: post.place }))}
        value={form.companions}
        onChoose={(one) => change({ ...form, companions: toggled(form.companions, one).slice(0, MOST) })}
        optional
      />
      {more > 0 ? <Button look="quiet" onPress={() => setAll(true)}>{`还有 ${more} 个岗位`}</Button> : null}
    </>
  ) : null;
}

/** What may be told besides: nothing of it must be. */
export function More({ id, form, change, sheets }: MoreProps) {
  const isVisit = form.kind === 'homeVisit' || form.kind === 'community';
  return (
    <>
      <Card>
        <Choices<ChildHeard>
          label="怎么听孩子说的"
          choices={HEARD}
          value={form.heard}
          onChoose={(heard) => change({ ...form, heard: heard === form.heard ? undefined : heard })}
          optional
        />
        <Field
          kind="long"
          label="孩子怎么说"
          hint="尽量用孩子的原话。内容会加密保存。"
          value={form.childSaid}
          onChange={(childSaid) => change({ ...form, childSaid })}
          optional
        />
        <Field
          kind="long"
          label="还要记下什么"
          value={form.note}
          onChange={(note) => change({ ...form, note })}
          optional
        />
      </Card>
      <Card>
        <Photos keys={form.photos} onChange={(photos) => change({ ...form, photos })} besides={sheets} />
        {isVisit ? <Where place={form.place} onChange={(place) => change({ ...form, place })} /> : null}
        {isVisit ? <Companions id={id} form={form} change={change} /> : null}
      </Card>
    </>
  );
}
