import Taro from '@tarojs/taro';

const WIDE_PX = 900;

/** 办公桌面: from 900 px on a list and its thing stand beside each other; below, the thing is a page of its own. */
export function isWide(): boolean {
  return Taro.getWindowInfo().windowWidth >= WIDE_PX;
}
