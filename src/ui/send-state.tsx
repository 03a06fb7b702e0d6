import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { dayOf } from '#domain/plain-date';
import { platform } from '../platform';
import type { Waiting } from '../queue';
import { dismissRefused, sendNow, useUnsent } from '../send';
import { spokenDate } from '../spoken';
import { Button } from './button';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import { Row } from './row';
import styles from './send-state.module.css';
import { Sheet } from './sheet';

const c = classes(styles);

function useOnline(): boolean {
  const [online, setOnline] = useState(() => platform.online());
  useEffect(() => {
    // The network may have gone between drawing and listening.
    setOnline(platform.online());
    return platform.onNetwork(setOnline);
  }, []);
  return online;
}

/** 30 天: after that it is said, and the person decides; it is tried as before and never thrown away by itself. */
const LATE_MS = 30 * 86_400_000;
const isLate = ({ since }: Waiting): boolean => since < Date.now() - LATE_MS;

async function giveUp({ key, label }: Waiting): Promise<void> {
  const content = `「${label}」还没有传上去，删掉就找不回来了。`;
  const { confirm } = await Taro.showModal({ title: '真的不传了吗', content, confirmText: '删掉' });
  if (confirm) {
    dismissRefused(key);
  }
}

function UnsentRow({ entry }: { entry: Waiting }) {
  const { refusal } = entry;
  if (!refusal?.final && isLate(entry)) {
    return (
      <View>
        <Row icon="circle-alert" title={entry.label} detail={`${spokenDate(dayOf(entry.since))}存的，一直没有传上去`} />
        <View className={c('act')}>
          <Button look="danger" onPress={() => void giveUp(entry)}>
            不传了
          </Button>
        </View>
      </View>
    );
  }
  if (!refusal?.final) {
    return <Row icon="cloud-upload" title={entry.label} detail="等待上传，联网后自动上传" />;
  }
  return (
    <View>
      <Row icon="circle-alert" title={entry.label} detail={`没有办成：${refusal.message}`} />
      <View className={c('act')}>
        <Button look="plain" onPress={() => dismissRefused(entry.key)}>
          知道了
        </Button>
      </View>
    </View>
  );
}

/** 离线与未上传: grey, never alarming, and only there when there is something to say. Part of Page. */
export function SendState() {
  const online = useOnline();
  const unsent = useUnsent();
  const [open, setOpen] = useState(false);
  const refused = unsent.filter((entry) => entry.refusal?.final).length;
  if (unsent.length === 0) {
    return online ? null : (
      <View className={c('strip')} aria-live="polite">
        <Icon name="wifi-off" />
        <View>离线。您填的内容会先存在手机里。</View>
      </View>
    );
  }
  const late = unsent.filter((entry) => !entry.refusal?.final && isLate(entry)).length;
  const waits = late > 0 ? `${late} 份存了 30 天还没有传上去，点开看看` : `未上传 ${unsent.length} 份，联网后自动上传`;
  const words = refused > 0 ? `${refused} 份没有办成，点开看看` : waits;
  return (
    <View>
      <Press className={c('strip', 'tappable', refused + late > 0 && 'refused')} onPress={() => setOpen(true)}>
        <Icon name={refused + late > 0 ? 'circle-alert' : 'cloud-off'} />
        <View className={c('words')}>{words}</View>
        <Icon name="chevron-right" />
      </Press>
      <Sheet
        open={open}
        title="未上传的内容"
        onClose={() => setOpen(false)}
        bottom={
          <Button wide icon="refresh-cw" onPress={sendNow}>
            现在上传
          </Button>
        }
      >
        {unsent.map((entry) => (
          <UnsentRow key={entry.key} entry={entry} />
        ))}
      </Sheet>
    </View>
  );
}
