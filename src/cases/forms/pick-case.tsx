import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { CaseRow } from '#domain/cases/api';
import { call } from '../../api';
import { useMay } from '../../may';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { ChildRow } from '../../ui/child-row';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Sheet } from '../../ui/sheet';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import styles from './forms.module.css';

const c = classes(styles);

interface PickProps {
  readonly onPick: (one: string, isVisit: boolean) => void;
  readonly onClose: () => void;
}

function Rows({
  first,
  onChoose,
}: {
  readonly first: ReplyOf<'cases.list'>;
  readonly onChoose: (row: CaseRow) => void;
}) {
  const pages = usePages(first, (cursor) => call('cases.list', { cursor }));
  return (
    <>
      {pages.items.map((row) => (
        <ChildRow
          key={row.id}
          name={row.name}
          place={[row.className, row.village].filter(Boolean).join(' ')}
          onPress={() => onChoose(row)}
        />
      ))}
      <More pages={pages} />
    </>
  );
}

/** 选孩子 where no code was read: whose form it is, and which. */
export function PickCase({ onPick, onClose }: PickProps) {
  const [row, setRow] = useState<CaseRow>();
  const mayServe = useMay('cases.serveNotice');
  const called = useCall('cases.list', {}, { isEmpty: ({ items }) => items.length === 0, onShow: false });
  return (
    <Sheet open title={row ? `${row.name}的什么表？` : '这是谁的？'} onClose={onClose}>
      {row ? (
        <View className={c('margin')}>
          <View className={c('buttons')}>
            <Button icon="pen-line" onPress={() => onPick(row.id, true)}>
              家访记录表
            </Button>
            {mayServe ? (
              <Button icon="send" onPress={() => onPick(row.id, false)}>
                送达回证
              </Button>
            ) : null}
          </View>
        </View>
      ) : (
        <Async called={called} empty={<Empty icon="circle-check" title="没有在办的个案" />}>
          {(first) => <Rows first={first} onChoose={setRow} />}
        </Async>
      )}
    </Sheet>
  );
}
