import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PublishedKey } from '#domain/letters/api-evidence';
import { SEAL_SUITES } from '#domain/letters/sealer';
import { dayOf, type Instant, writtenDate } from '#domain/plain-date';
import { platform } from '../platform';
import { spokenInstant } from '../spoken';
import { Async } from '../ui/async';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { useCall } from '../use-call';
import styles from './letter-text.module.css';

const c = classes(styles);

/** With the year: keys are held for years. */
const dayIn = (at: Instant): string => writtenDate(dayOf(at));
const spanOf = ({ from, until }: PublishedKey): string =>
  `${dayIn(from)}起${until === null ? '，正在用' : `，到${dayIn(until)}`}`;

function Copy({ label, text }: { label: string; text: string }) {
  return (
    <Button look="quiet" label={label} onPress={() => void platform.copy(text)}>
      复制
    </Button>
  );
}

function Published() {
  const called = useCall('letters.published', {}, { onShow: false });
  return (
    <Async called={called} rows={4}>
      {({ keys, checkpoint }) => (
        <>
          <View className={c('margin', 'honest')}>
            核验证据文件时，公钥和检查点要另外得到，不能只看文件里的。纸质责任书下面印着公钥指纹，和这里的应当一样。
          </View>
          {keys.map((key) => (
            <Row
              key={key.kid}
              icon="lock"
              title={key.fingerprint}
              detail={`${key.kid}，${SEAL_SUITES[key.suite]}，${spanOf(key)}`}
              aside={<Copy label={`复制公钥 ${key.kid}`} text={`${key.kid}:${key.publicKey}`} />}
            />
          ))}
          {checkpoint ? (
            <Row
              icon="clock"
              title={`县日志检查点：第 ${checkpoint.size} 条为止`}
              detail={`${spokenInstant(checkpoint.at)}。存在系统以外，以后能证明记录没有被整个改写。`}
              aside={<Copy label="复制检查点" text={checkpoint.printed} />}
            />
          ) : (
            <Row icon="clock" title="县日志检查点" detail="还没有，每小时一次" />
          )}
        </>
      )}
    </Async>
  );
}

/** 公布的公钥: what an outsider holds apart from a file, open to everybody. */
export function PublishedKeys() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row icon="lock" title="公钥和检查点" detail="核验要用的，县里对外公布" onPress={() => setOpen(true)} />
      <Sheet open={open} title="公布的公钥和检查点" onClose={() => setOpen(false)}>
        <Published />
      </Sheet>
    </>
  );
}
