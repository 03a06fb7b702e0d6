import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ChildCard } from '#domain/roster/api';
import { DangerButton } from '../danger-button';
import { Async } from '../ui/async';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Timeline } from '../ui/timeline';
import { useCall } from '../use-call';
import { mayDo, useActingPost } from './acting-post';
import { Adults, ProtectedFields } from './adults';
import { SEX_WORDS, STATE_WORDS, spokenDay, spokenMonth, TodayTag } from './child-words';
import { Moves } from './moves';

const UNKNOWN = '没有登记';

function OpenCase({ id }: { readonly id: string }) {
  return (
    <Notice
      tone="warn"
      title="这个孩子有没办完的个案"
      action={
        <Button
          icon="folder-open"
          onPress={() => void Taro.navigateTo({ url: `/cases/case/index?case=${encodeURIComponent(id)}` })}
        >
          打开个案
        </Button>
      }
    />
  );
}

/** 委托照护告知: for those whom the law has told. */
function Entrusted({ card }: { readonly card: ChildCard }) {
  const post = useActingPost();
  return mayDo(post, 'letters.entrustments') ? (
    <Card flush>
      <Row
        icon="hand-heart"
        title="委托照护告知"
        detail="父母外出，谁在照顾孩子"
        onPress={() => void Taro.navigateTo({ url: `/letters/entrust/index?child=${encodeURIComponent(card.id)}` })}
      />
    </Card>
  ) : null;
}

/** 缓学、休学: what was granted, and where a guardian's paper is written down. */
function Deferred({ card }: { readonly card: ChildCard }) {
  const post = useActingPost();
  return mayDo(post, 'cases.childDeferrals') ? (
    <Card flush>
      <Row
        icon="calendar-days"
        title="缓学、休学"
        detail="由监护人申请，学校不能要求"
        onPress={() => void Taro.navigateTo({ url: `/cases/deferral/index?child=${encodeURIComponent(card.id)}` })}
      />
    </Card>
  ) : null;
}

/** 走失与强制报告: what cannot wait for a case. */
function Urgent({ card }: { readonly card: ChildCard }) {
  const post = useActingPost();
  return (
    <>
      {mayDo(post, 'cases.missing') ? (
        <Card flush>
          <Row
            icon="search"
            title="没到校，找孩子"
            detail="问过家里，马上告诉大家，找到了记下来"
            onPress={() => void Taro.navigateTo({ url: `/cases/missing/index?child=${encodeURIComponent(card.id)}` })}
          />
        </Card>
      ) : null}
      <DangerButton child={card.id} name={card.name} />
    </>
  );
}

/** 上报线索: for whoever may, while no case is open. */
function ReportCase({ card }: { readonly card: ChildCard }) {
  const post = useActingPost();
  return card.openCase === null && mayDo(post, 'cases.report') ? (
    <Card flush>
      <Row
        icon="hand-heart"
        title="上报线索"
        detail="孩子可能不来上学了"
        onPress={() => void Taro.navigateTo({ url: `/cases/report/index?child=${encodeURIComponent(card.id)}` })}
      />
    </Card>
  ) : null;
}

function About({ card }: { readonly card: ChildCard }) {
  const post = useActingPost();
  const { classId, household } = card;
  const about = [card.state === 'enrolled' ? '' : STATE_WORDS[card.state], card.boarding ? '住校' : ''];
  const words = [SEX_WORDS[card.sex], `${spokenMonth(card.birthMonth)}生`, ...about].filter(Boolean).join('，');
  return (
    <Card title={card.name} aside={<TodayTag child={card} />} flush>
      <Row icon="user-round" title={words} />
      <Row
        icon="school"
        title={card.className || '没有班级'}
        detail={card.schoolName}
        onPress={
          classId && mayDo(post, 'roster.classChildren')
            ? () => void Taro.navigateTo({ url: `/roster/class/index?unit=${encodeURIComponent(classId)}` })
            : undefined
        }
      />
      <Row icon="map-pin" title={card.residence || UNKNOWN} detail="现在住" />
      <Row icon="id-card" title={card.registered || UNKNOWN} detail="户籍" />
      {household && mayDo(post, 'roster.household') ? (
        <Row
          icon="house"
          title="看这一户"
          onPress={() =>
            void Taro.navigateTo({ url: `/roster/household/index?household=${encodeURIComponent(household)}` })
          }
        />
      ) : null}
    </Card>
  );
}

function ClassHistory({ card }: { readonly card: ChildCard }) {
  return card.classHistory.length === 0 ? null : (
    <Card title="班级经历">
      <Timeline
        events={[...card.classHistory].reverse().map(({ className, from, to }) => ({
          key: `${from}:${className}`,
          title: className,
          when: to === null ? `${spokenDay(from)}起` : `${spokenDay(from)}到${spokenDay(to)}`,
          tone: to === null ? 'act' : 'calm',
        }))}
      />
    </Card>
  );
}

/** 儿童档案 of one child, as a page of its own or beside a list. */
export function ChildView({ child }: { readonly child: string }) {
  const called = useCall('roster.child', { child });
  return (
    <Async called={called} rows={6}>
      {(card) => (
        <View>
          {card.openCase === null ? null : <OpenCase id={card.openCase} />}
          <About card={card} />
          <Adults card={card} />
          <ProtectedFields card={card} />
          <Entrusted card={card} />
          <Deferred card={card} />
          <ReportCase card={card} />
          <Urgent card={card} />
          <Moves card={card} onMoved={called.reload} />
          <ClassHistory card={card} />
        </View>
      )}
    </Async>
  );
}
