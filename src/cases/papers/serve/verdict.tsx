import { View } from '@tarojs/components';
import { SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { spokenDate } from '../../../spoken';
import { Button } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { Notice } from '../../../ui/notice';
import styles from '../paper-text.module.css';
import type { Verdict } from './serve-form';

const c = classes(styles);

interface VerdictProps {
  readonly verdict: Verdict;
  /** The day that was filled in: a public notice is served only when it has hung long enough. */
  readonly began: string;
  readonly onInstead: (method: ServiceMethod) => void;
}

/** Whether this is service, before anything is sent; where it is none, what would be. */
export function VerdictNotice({ verdict, began, onInstead }: VerdictProps) {
  const isHanging = verdict.kind === 'served' && verdict.on !== began;
  if (verdict.kind === 'served') {
    return (
      <Notice tone="good" title={isHanging ? `公告到${spokenDate(verdict.on)}，那天才算送达` : '这样算送达'}>
        {`期限从${spokenDate(verdict.on)}的第二天起算。`}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warn"
      title="这样还不算送达"
      action={
        verdict.instead.length > 0 ? (
          <View className={c('buttons')}>
            {verdict.instead.map((method) => (
              <Button key={method} onPress={() => onInstead(method)}>
                {`改用${SERVICE_METHODS[method]}`}
              </Button>
            ))}
          </View>
        ) : undefined
      }
    >
      {verdict.why}
    </Notice>
  );
}
