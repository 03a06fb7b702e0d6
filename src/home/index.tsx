import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
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

const AGAIN_MS = 30_000;

/** Asks again while the page stands in front: what came in meanwhile is there without being asked for. */
function useAgain(reload: () => void): void {
  const front = useRef(true);
  useDidShow(() => {
    front.current = true;
  });
  useDidHide(() => {
    front.current = false;
  });
  useEffect(() => {
    const timer = setInterval(() => (front.current ? reload() : undefined), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
}

/** 首页: the doors of whoever one is acting as. */
export default function Home() {
  const called = useMe();
  useAgain(called.reload);
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
