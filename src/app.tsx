import { useDidShow, useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { platform } from './platform';
import { sendNow } from './send';
// First, and with the app, so that no page brings them along a second time, behind the rules of those who build on them.
import './ui/press.module.css';
import './ui/icon.module.css';
import './ui/tokens.css';
import './app.css';

/** 一个都不能少: the app around every page. What has not been sent goes when the app comes up and when the network is back. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    platform.begin();
    platform.onNetwork((online) => {
      if (online) {
        sendNow();
      }
    });
  });
  useDidShow(sendNow);
  return children;
}
