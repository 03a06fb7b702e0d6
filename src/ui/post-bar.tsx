import { View } from '@tarojs/components';
import { useState } from 'react';
import { setActing, useActing } from '../acting';
import { classes } from './classes';
import { Icon } from './icon';
import styles from './post-bar.module.css';
import { Press } from './press';
import { Row } from './row';
import { Sheet } from './sheet';

const c = classes(styles);

/** 当前身份: the post one acts as, always in sight; a tap shows the others, a second one changes. Part of Page. */
export function PostBar() {
  const { as, standing, standings } = useActing();
  const [open, setOpen] = useState(false);
  if (!standing) {
    return null;
  }
  const words = (
    <>
      <View className={c('title')}>{standing.title}</View>
      <View className={c('place')}>{standing.place}</View>
    </>
  );
  if (standings.length < 2) {
    return <View className={c('bar')}>{words}</View>;
  }
  return (
    <View>
      <Press
        className={c('bar', 'tappable')}
        label={`当前身份${standing.title}，${standing.place}，点一下切换`}
        onPress={() => setOpen(true)}
      >
        {words}
        <View className={c('change')}>
          切换
          <Icon name="chevron-down" />
        </View>
      </Press>
      <Sheet open={open} title="用哪个身份办理" onClose={() => setOpen(false)}>
        {standings.map((one) => (
          <Row
            key={one.as}
            title={one.title}
            detail={one.place}
            current={one.as === as}
            aside={one.as === as ? '当前' : undefined}
            onPress={() => {
              setActing(one.as);
              setOpen(false);
            }}
          />
        ))}
      </Sheet>
    </View>
  );
}
