import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Async } from '../../ui/async';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useCall } from '../../use-call';
import { ChildList } from '../child-list';
import { ChildView } from '../child-view';

/** How long a person pauses before it is asked. */
const PAUSE_MS = 400;

/** The text once the person has stopped typing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface ResultsProps {
  readonly text: string;
  readonly open: string | undefined;
  readonly onOpen: (child: string) => void;
}

function Results({ text, open, onOpen }: ResultsProps) {
  const called = useCall('roster.search', text === '' ? undefined : { text }, {
    isEmpty: ({ items }) => items.length === 0,
  });
  if (text === '') {
    return (
      <Empty icon="search" title="找一个孩子">
        写姓名，或姓名的拼音首字母，例如 zxm。
      </Empty>
    );
  }
  return (
    <Async
      called={called}
      empty={
        <Empty icon="search" title="没有找到">
          换个字或拼音再找。只能找到您管的范围里的孩子。
        </Empty>
      }
    >
      {({ items, more }) => (
        <>
          <ChildList withClass items={items} current={open} onOpen={onOpen} />
          {more ? (
            <Notice tone="calm" title="还有更多同样开头的孩子">
              再多写一个字，就能找得更准。
            </Notice>
          ) : null}
        </>
      )}
    </Async>
  );
}

/** 查找孩子: by name or pinyin within what the post reaches. */
export default function SearchPage() {
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string>();
  const settled = useSettled(text.trim());
  const show = (child: string): void => {
    if (isWide()) {
      setOpen(child);
    } else {
      void Taro.navigateTo({ url: `/roster/child/index?child=${encodeURIComponent(child)}` });
    }
  };
  return (
    <Page title="查找孩子" wide>
      <MasterDetail
        list={
          <>
            <Field
              kind="search"
              label="姓名或拼音"
              value={text}
              maxLength={20}
              placeholder="例如：张小明 或 zxm"
              onChange={setText}
            />
            <Results text={settled} open={open} onOpen={show} />
          </>
        }
        detail={open === undefined ? undefined : <ChildView key={open} child={open} />}
        onClose={() => setOpen(undefined)}
        invitation="从左边点一个孩子，这里看档案。"
      />
    </Page>
  );
}
