import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { platform } from './platform';
import './ui/tokens.css';
import './app.css';

/** 一个都不能少: the app around every page. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => platform.begin());
  return children;
}
