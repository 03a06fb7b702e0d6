import Taro from '@tarojs/taro';
import type { SheetMark } from '#domain/attendance/api';
import { useMay } from './may';
import { Button } from './ui/button';

const toMissing = (child: string): void => {
  void Taro.navigateTo({ url: `/cases/missing/index?child=${encodeURIComponent(child)}` });
};

/** 一起找孩子: who was told, and where the end of it is written down. */
export function MissingDoor({ child }: { readonly child: string }) {
  return useMay('cases.missing') ? (
    <Button icon="search" onPress={() => toMissing(child)}>
      一起找孩子
    </Button>
  ) : null;
}

/** 问家里: of a child that is away without excuse: what the family says, and 走失 if it has left home. */
export function FindButton({ mark, name }: { readonly mark: SheetMark; readonly name: string }) {
  const may = useMay('cases.askFamily');
  return may && mark.reason === 'unexcused' ? (
    <Button icon="phone" label={`问${name}家里`} onPress={() => toMissing(mark.child)}>
      问家里
    </Button>
  ) : null;
}
