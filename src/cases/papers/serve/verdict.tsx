import { View } from '@tarojs/components';
import { SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { spokenDate } from '#domain/plain-date';
import { Button } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { Notice } from '../../../ui/notice';
import styles from '../paper-text.module.css';
import type { Verdict } from './serve-form';

const c = classes(styles);

interface VerdictProps {
  readonly verdict: Verdict;
  readonly onInstead: (method: ServiceMethod) => void;
}

/** Whether this is service, before anything is sent; where it is none, what would be. */
export function VerdictNotice({ verdict, onInstead }: VerdictProps) {
  if (verdict.kind === 'served') {
    return (
      <Notice tone="good" title="这样算送达">
        {verdict.on === null ? '公告期满那天算送达，期限从那天起算。' : `期限从${spokenDate(verdict.on)}的第二天起算。`}
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
