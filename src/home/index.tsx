import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { Me } from '#domain/accounts/me';
import { useMe } from '../me';
import { scannedOnce } from '../scanned';
import { sendNow } from '../send';
import { Async } from '../ui/async';
import { Page } from '../ui/page';
import { FamilyHome } from './family';
import { PostHome } from './post';
import { StrangerHome } from './stranger';

const FAMILY = 'family:';

function Doors({ me }: { readonly me: Me }) {
  const post = me.posts.find((one) => one.id === me.acting);
  if (post) {
    return <PostHome me={me} post={post} />;
  }
  return me.acting?.startsWith(FAMILY) ? (
    <FamilyHome me={me} county={me.acting.slice(FAMILY.length)} />
  ) : (
    <StrangerHome />
  );
}

/** 首页: the doors of whoever one is acting as. */
export default function Home() {
  const called = useMe();
  useEffect(() => {
    const scene = scannedOnce();
    if (scene) {
      void Taro.redirectTo({ url: `/accounts/bind/index?scene=${encodeURIComponent(scene)}` });
    }
    sendNow();
  }, []);
  return called.data ? (
    <Doors me={called.data} />
  ) : (
    <Page title="一个都不能少">
      <Async called={called} rows={5}>
        {() => null}
      </Async>
    </Page>
  );
}
