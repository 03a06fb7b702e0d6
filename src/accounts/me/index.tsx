import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Me, MyChild } from '#domain/accounts/me';
import { useMe } from '../../me';
import { standingsOf } from '../../standings';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { TextSizeChoice } from '../../ui/text-size-choice';
import { About } from './about';
import { ChildAccess } from './child-access';
import { Reminders } from './reminders';
import { Unbind } from './unbind';

const go = (url: string): void => void Taro.navigateTo({ url });

type Open = { readonly at: 'access' | 'unbind'; readonly child: MyChild } | undefined;

function Children({ me, onOpen }: { readonly me: Me; readonly onOpen: (open: Open) => void }) {
  const bound = me.children.filter((child) => child.state === 'bound');
  return bound.map((child) => (
    <Card key={child.id} title={child.name} aside={child.className} flush>
      <Row icon="lock" title="谁看过孩子的信息" onPress={() => onOpen({ at: 'access', child })} />
      <Row
        icon="user-round"
        title="解除绑定"
        detail="换了手机、绑错了，可以解除"
        onPress={() => onOpen({ at: 'unbind', child })}
      />
    </Card>
  ));
}

function Mine({ me, onOpen }: { readonly me: Me; readonly onOpen: (open: Open) => void }) {
  const standings = standingsOf(me);
  return (
    <>
      <Card title={me.name || '还没有绑定'} aside={me.phone ?? '没有手机号'} flush>
        <Row
          icon="id-card"
          title="我的身份"
          detail={standings.length > 0 ? standings.map((one) => one.title).join('、') : '还没有身份'}
          onPress={() => go('/accounts/posts/index')}
        />
        <Row icon="user-plus" title="绑定孩子或岗位" onPress={() => go('/accounts/bind/index')} />
      </Card>
      <Children me={me} onOpen={onOpen} />
    </>
  );
}

/** 我的: text size, reminders, identities, children, who looked, version. */
export default function MePage() {
  const called = useMe();
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<string>();
  return (
    <Page title="我的">
      <Card title="字号">
        <TextSizeChoice />
      </Card>
      {done ? <Notice tone="good" title={done} /> : null}
      <Async called={called}>{(me) => <Mine me={me} onOpen={setOpen} />}</Async>
      <Reminders />
      <About />
      {open?.at === 'access' ? <ChildAccess child={open.child} onClose={() => setOpen(undefined)} /> : null}
      {open?.at === 'unbind' ? (
        <Unbind
          child={open.child}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            setDone('已解除绑定。需要时可以重新绑定。');
            called.reload();
          }}
        />
      ) : null}
    </Page>
  );
}
