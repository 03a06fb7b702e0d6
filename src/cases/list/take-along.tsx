import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useActing } from '../../acting';
import { asProblem } from '../../api';
import { spokenInstant } from '../../spoken';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { CARRIED_MOST, carried, pagesTaken, takeAlong } from '../carried';

/** 下乡带上: where there is no network, list, cases, addresses and numbers can still be opened. Only on a tap, since numbers then lie on the phone. */
export function TakeAlong({ ids }: { readonly ids: readonly string[] }) {
  const { as = '' } = useActing();
  const [count, setCount] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const wanted = ids.slice(0, CARRIED_MOST);
  const taken = wanted.flatMap((id) => carried(as, id) ?? []);
  const oldest = Math.min(...taken.map(({ at }) => at));
  const hasSome = taken.length > 0;
  // The app may be another than when they were taken along: its pages come again while there is network.
  useEffect(() => {
    if (hasSome) {
      pagesTaken().catch(() => undefined);
    }
  }, [hasSome]);
  const take = async (): Promise<void> => {
    setProblem(undefined);
    setCount(0);
    try {
      await takeAlong(as, wanted, setCount);
    } catch (error) {
      setProblem(asProblem(error).message);
    } finally {
      setCount(undefined);
    }
  };
  const isAll = taken.length === wanted.length;
  return (
    <Card title="下乡没有网络时" flush>
      <Inset>
        <View>
          {isAll
            ? `这 ${taken.length} 个孩子的住址和家长电话已存在手机上（${spokenInstant(oldest)}），没有网络也能打开。`
            : `可以把这 ${wanted.length} 个孩子的个案、住址和家长电话存到手机上。满 30 天或换了岗位，自动删掉。每次都有记录。`}
        </View>
        {problem ? <Notice tone="warn" title={problem} /> : null}
        <Button
          wide
          icon="download"
          busy={count === undefined ? false : `正在存 ${count + 1}/${wanted.length}`}
          onPress={() => void take()}
        >
          {isAll ? '再存一次' : '存到手机上'}
        </Button>
      </Inset>
    </Card>
  );
}
