import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { MissingView } from '#domain/cases/api-missing';
import { FAMILY_SAYS, type FamilySays } from '#domain/cases/missing';
import { timeOf } from '#domain/plain-date';
import { DangerButton } from '../../danger-button';
import { DialButton } from '../../dial-button';
import { useMay } from '../../may';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { Timeline } from '../../ui/timeline';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import styles from '../danger/danger.module.css';
import { FoundForm } from './found-form';
import { eventsOf, soughtWords, stateWords } from './words';

const c = classes(styles);

type Seen = ReplyOf<'cases.missing'>;

const SAYS = (Object.entries(FAMILY_SAYS) as [FamilySays, string][]).map(([value, label]) => ({ value, label }));

const FOLLOWS: Readonly<Record<FamilySays, string>> = {
  withFamily: '记下来，不再按走失提醒。没请假的，请家里补假或送来。',
  leftHome: '班主任、校长、村里和乡镇会马上收到，一起找。也请家里打 110。',
  nobody: '记下来，请继续打。到时间还没有联系上，会自动告诉校长、村里和乡镇。',
};

/** 问过家里: one of three answers; that the child has left home tells everybody at once. */
function AskForm({ child, onDone }: { readonly child: string; readonly onDone: () => void }) {
  const [says, setSays] = useState<FamilySays>();
  const { busy, problem, run } = useAct('cases.askFamily');
  const save = async (): Promise<void> => {
    if (says && (await run({ child, says }))) {
      setSays(undefined);
      onDone();
    }
  };
  return (
    <Card title="家里怎么说">
      <View className={c('stack')}>
        <Choices label="刚问过家里" choices={SAYS} value={says} onChoose={setSays} list />
        {says ? <Notice tone={says === 'leftHome' ? 'danger' : 'calm'} title={FOLLOWS[says]} /> : null}
        {problem ? <Notice tone="warn" title={problem.message} /> : null}
        <Button look="strong" wide disabled={!says} busy={busy && '正在保存'} onPress={() => void save()}>
          {says === 'leftHome' ? '马上告诉大家，一起找' : '记下来'}
        </Button>
      </View>
    </Card>
  );
}

function Sought({ one, seen }: { readonly one: MissingView; readonly seen: Seen }) {
  return (
    <>
      <Notice tone="danger" title={`正在找${seen.child.name}`}>
        <View>{soughtWords(one)}</View>
        <View>{`已告诉 ${one.told} 个岗位，${one.read} 个已读。找到以前一直是红的。`}</View>
      </Notice>
      <DialButton phone="110" demo={seen.demo}>
        拨打 110
      </DialButton>
    </>
  );
}

function tagOf(one: MissingView) {
  const tone = one.state === 'sought' ? 'danger' : one.state === 'found' ? 'good' : 'calm';
  return <StatusTag tone={tone}>{stateWords(one)}</StatusTag>;
}

function Watched({ one }: { readonly one: MissingView | undefined }) {
  return one?.state === 'watched' && one.dueAt !== null ? (
    <Notice tone="warn" title={`${timeOf(one.dueAt)} 以前要联系上家里`}>
      到时间还没有联系上，会按走失告诉校长、村里和乡镇。
    </Notice>
  ) : null;
}

function Body({ seen, reload }: { readonly seen: Seen; readonly reload: () => void }) {
  const mayOpen = useMay('cases.case');
  const mayFind = useMay('cases.foundMissing');
  const mayAsk = useMay('cases.askFamily');
  const { items, child, today } = seen;
  const sought = items.filter(({ state }) => state === 'sought');
  // One child is found, however many days it was sought.
  const [first] = sought;
  const past = items.filter((one) => eventsOf(one).length > 0);
  const openCase = (): void => void Taro.navigateTo({ url: `/cases/case/index?case=${seen.case ?? ''}` });
  return (
    <View className={c('stack')}>
      {first ? <Sought one={first} seen={seen} /> : null}
      {first ? null : <Watched one={items.find(({ on }) => on === today)} />}
      {seen.case && mayOpen ? (
        <Button icon="phone" wide onPress={openCase}>
          打开个案，给家里打电话
        </Button>
      ) : null}
      {mayFind && first ? <FoundForm key={first.id} one={first} onDone={reload} /> : null}
      {mayAsk ? <AskForm child={child.id} onDone={reload} /> : null}
      {past.map((one) => (
        <Card key={one.id} title={spokenDate(one.on)} aside={tagOf(one)}>
          <Timeline events={eventsOf(one)} />
        </Card>
      ))}
      <DangerButton child={child.id} name={child.name} />
    </View>
  );
}

/** 走失: what the family says, who was told, and the end of it. */
export default function MissingPage() {
  const { params } = useRouter();
  const child = decodeURIComponent(params['child'] ?? '');
  const called = useCall('cases.missing', { child });
  const { data } = called;
  return (
    <Page title={data ? [data.child.name, data.child.className].filter(Boolean).join(' · ') : '找孩子'}>
      <Async called={called} rows={4}>
        {(seen) => <Body seen={seen} reload={called.reload} />}
      </Async>
    </Page>
  );
}
