import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { ChildRow as Child } from '#domain/roster/api';
import { spokenDate } from '../spoken';
import { Async } from '../ui/async';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { ChildRow } from '../ui/child-row';
import { Empty } from '../ui/empty';
import { Sheet } from '../ui/sheet';
import { StatusTag } from '../ui/status-tag';
import { useCall } from '../use-call';
import { mayDo, useActingPost } from './acting-post';
import { Adults } from './adults';
import { isAbsent, TodayTag } from './child-words';
import { Inset } from './layout';

type Household = ReplyOf<'roster.household'>;

function childUrl(child: string): string {
  return `/roster/child/index?child=${encodeURIComponent(child)}`;
}

interface ChildrenProps extends Pick<Household, 'head' | 'place'> {
  readonly items: readonly Child[];
  readonly onCall: ((child: Child) => void) | undefined;
}

function Children({ head, place, items, onCall }: ChildrenProps) {
  return (
    <Card title={`${head}家`} aside={place} flush>
      {items.map((child) => (
        <ChildRow
          key={child.id}
          name={child.name}
          place={child.className}
          need={isAbsent(child) ? '今天没到校，请打电话或上门看看' : undefined}
          status={<TodayTag child={child} />}
          actions={
            <>
              {onCall ? (
                <Button icon="phone" label={`给${child.name}的家长打电话`} onPress={() => onCall(child)}>
                  打电话
                </Button>
              ) : null}
              <Button
                icon="user-round"
                label={`看${child.name}的档案`}
                onPress={() => void Taro.navigateTo({ url: childUrl(child.id) })}
              >
                看档案
              </Button>
            </>
          }
        />
      ))}
    </Card>
  );
}

/** 没签的责任书: each opens the signing on the cadre's own phone. */
function Letters({ letters, mayHelp }: Pick<Household, 'letters'> & { readonly mayHelp: boolean }) {
  return letters.length === 0 ? (
    <Card title="责任书">
      <Empty icon="circle-check" title="没有要签的责任书" />
    </Card>
  ) : (
    <Card title="没签的责任书" aside={`${letters.length} 份`} flush>
      {letters.map(({ letter, child, childName, relation, adultName, title, until }) => (
        <ChildRow
          key={letter}
          name={child === null ? `${adultName}家` : childName}
          need={child === null ? '一家签一份，父母或监护人签' : `等${relation}${adultName}签`}
          when={`${title}，请在${spokenDate(until)}前签`}
          status={<StatusTag tone="warn">没签</StatusTag>}
          actions={
            mayHelp ? (
              <Button
                look="strong"
                icon="pen-line"
                label={child === null ? `帮${adultName}家现场签字` : `帮${childName}的${relation}${adultName}现场签字`}
                onPress={() =>
                  void Taro.navigateTo({ url: `/letters/assist/index?letter=${encodeURIComponent(letter)}` })
                }
              >
                现场签字
              </Button>
            ) : undefined
          }
        />
      ))}
    </Card>
  );
}

/** Who can be called of one child; the numbers come with the reason. */
function CallSheet({ child, onClose }: { child: Child; onClose: () => void }) {
  const called = useCall('roster.child', { child: child.id });
  return (
    <Sheet open title={`联系${child.name}的家人`} onClose={onClose}>
      <Inset>
        <Async called={called}>{(card) => <Adults card={card} />}</Async>
      </Inset>
    </Sheet>
  );
}

/** 一户: its children, what is to be signed, and whom to call. */
export function HouseholdView({ household }: { readonly household: string }) {
  const called = useCall('roster.household', { household });
  const post = useActingPost();
  const [calling, setCalling] = useState<Child>();
  return (
    <View>
      <Async called={called}>
        {({ head, place, children, letters }) => (
          <>
            <Children
              head={head}
              place={place}
              items={children}
              onCall={mayDo(post, 'roster.reveal') ? setCalling : undefined}
            />
            <Letters letters={letters} mayHelp={mayDo(post, 'letters.assist')} />
          </>
        )}
      </Async>
      {calling ? <CallSheet child={calling} onClose={() => setCalling(undefined)} /> : null}
    </View>
  );
}
