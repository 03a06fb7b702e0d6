import Taro from '@tarojs/taro';
import { useState } from 'react';
import { addDays, dayOf, isPlainDate, type PlainDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { EntrustmentCard } from './entrusted';

const RELATIONS = ['祖父', '祖母', '外祖父', '外祖母', '伯父', '姑姑', '姨妈', '其他亲友'] as const;
type Relation = (typeof RELATIONS)[number];
const PHONE = /^0?\d{11}$|^0\d{2,3}-?\d{7,8}$/;
const YEARS_AHEAD_DAYS = 1100;

interface Told {
  readonly carer: string;
  readonly relation: Relation | undefined;
  readonly phone: string;
  readonly from: string;
  readonly until: string;
  readonly reach: string;
}

const nothing = (today: PlainDate): Told => ({
  carer: '',
  relation: undefined,
  phone: '',
  from: today,
  until: '',
  reach: '',
});

/** The first thing that is not filled in, as the sentence above the button. */
function missingOf({ carer, relation, phone, from, until, reach }: Told): string | undefined {
  if (carer.trim() === '' || relation === undefined) {
    return '请写谁来照顾孩子，和孩子什么关系。';
  }
  if (!PHONE.test(phone)) {
    return '请写照护人的 11 位手机号。';
  }
  if (!isPlainDate(from) || (until !== '' && (!isPlainDate(until) || until < from))) {
    return '请看一看日期：结束不能早于开始。';
  }
  return reach.trim() === '' ? '请写怎么找到您。' : undefined;
}

function Fields({ told, change, today }: { told: Told; change: (told: Told) => void; today: PlainDate }) {
  const last = addDays(today, YEARS_AHEAD_DAYS);
  return (
    <Card title="谁来照顾">
      <Field label="照护人姓名" value={told.carer} maxLength={20} onChange={(carer) => change({ ...told, carer })} />
      <Choices
        label="是孩子的"
        choices={RELATIONS.map((value) => ({ value, label: value }))}
        value={told.relation}
        onChoose={(relation) => change({ ...told, relation })}
      />
      <Field
        label="照护人手机号"
        kind="phone"
        value={told.phone}
        maxLength={13}
        onChange={(phone) => change({ ...told, phone: phone.trim() })}
      />
      <Field label="从哪天起" kind="date" value={told.from} to={last} onChange={(from) => change({ ...told, from })} />
      <Field
        label="到哪天"
        kind="date"
        optional
        hint="还不知道就不填。"
        value={told.until}
        from={told.from}
        to={last}
        onChange={(until) => change({ ...told, until })}
      />
      <Field
        label="怎么找到您"
        hint="在哪里务工，电话或微信。"
        value={told.reach}
        maxLength={60}
        onChange={(reach) => change({ ...told, reach })}
      />
    </Card>
  );
}

/** Which child, and in whose words: `told` where somebody else writes down what this guardian says. */
interface TellProps {
  readonly child: string;
  readonly name?: string | undefined;
  readonly told?: 'guardian' | 'guardian2' | undefined;
}

function Form({ child, name, told: teller, onTold }: TellProps & { readonly onTold: () => void }) {
  const today = dayOf(serverNow());
  const [told, setTold] = useState<Told>(() => nothing(today));
  const act = useAct('letters.tellEntrustment');
  const missing = missingOf(told);
  const send = async (): Promise<void> => {
    const { carer, relation, phone, from, until, reach } = told;
    if (relation === undefined || !isPlainDate(from)) {
      return;
    }
    const last = isPlainDate(until) ? until : null;
    if (
      await act.run({
        child,
        carer: carer.trim(),
        relation,
        phone,
        from,
        until: last,
        reach: reach.trim(),
        told: teller,
      })
    ) {
      onTold();
    }
  };
  return (
    <>
      <Notice tone="act" title={name ? `${name}由谁照顾，告诉学校和村里` : '孩子由谁照顾，告诉学校和村里'}>
        只有班主任、校长、村委会、村民小组长和村儿童主任能看，每次看都有记录。不影响孩子上学，父母仍是监护人。
      </Notice>
      <Fields told={told} change={setTold} today={today} />
      {act.problem ? (
        <Notice tone="danger" title={act.problem.message}>
          {act.problem.fields.map(({ rule }) => rule).join('，')}
        </Notice>
      ) : null}
      <BigButton
        icon="send"
        says={missing ?? '有变化可以再填一次，以新的为准。'}
        disabled={missing !== undefined}
        busy={act.busy && '正在提交'}
        onPress={() => void send()}
      >
        告诉学校和村里
      </BigButton>
    </>
  );
}

const goHome = (): void => void Taro.reLaunch({ url: '/home/index' });

/** 告知: a few fields, who reads them said first, and what was told before. */
export function TellForm({ child, name, told }: TellProps) {
  const called = useCall('letters.entrustments', { child }, { onShow: false });
  const [isTold, setTold] = useState(false);
  return (
    <>
      {isTold ? (
        <Notice tone="good" title="已告诉学校和村里">
          有变化，随时再来填。
        </Notice>
      ) : (
        <Form
          child={child}
          name={name}
          told={told}
          onTold={() => {
            setTold(true);
            called.reload();
          }}
        />
      )}
      <Async called={called} rows={2}>
        {({ items }) => (
          <>
            {items.map((row) => (
              <EntrustmentCard key={row.id} row={row} mayCall={told !== undefined} />
            ))}
          </>
        )}
      </Async>
      {isTold ? (
        <>
          <BigButton onPress={goHome}>回到首页</BigButton>
          <Button look="quiet" wide onPress={() => setTold(false)}>
            改一改，再填一次
          </Button>
        </>
      ) : null}
    </>
  );
}
