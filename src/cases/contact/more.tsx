import { CHILD_HEARD, type ChildHeard } from '#domain/cases/documents';
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

interface MoreProps {
  readonly id: string;
  readonly form: ContactForm;
  readonly change: (form: ContactForm) => void;
}

/** 同行的人: posts around the child; without network those the phone knows of, or none. */
function Companions({ id, form, change }: MoreProps) {
  const { data } = useCall('cases.companions', { case: id }, { onShow: false, keep: { most: KEPT } });
  return data && data.posts.length > 0 ? (
    <Choices<string>
      label="和谁一起去的"
      hint="可以选几个"
      choices={data.posts.map((post) => ({ value: post.id, label: `${post.title} ${post.name}`, detail: post.place }))}
      value={form.companions}
      onChoose={(one) => change({ ...form, companions: toggled(form.companions, one).slice(0, 8) })}
      optional
    />
  ) : null;
}

/** What may be told besides: nothing of it must be. */
export function More({ id, form, change }: MoreProps) {
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
        {isVisit ? <Companions id={id} form={form} change={change} /> : null}
        <Photos keys={form.photos} onChange={(photos) => change({ ...form, photos })} />
        {isVisit ? <Where place={form.place} onChange={(place) => change({ ...form, place })} /> : null}
      </Card>
    </>
  );
}
