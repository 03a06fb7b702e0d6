import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef } from 'react';
import { platform } from '../platform';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import styles from './sheet.module.css';

const c = classes(styles);

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays below while the content scrolls: usually a BigButton. */
  readonly bottom?: ReactNode;
}

/** A paper that comes up from the bottom for one short choice; closed by the cross, beside it, or Esc, which closes the topmost. */
export function Sheet({ open, title, onClose, children, bottom }: SheetProps) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  // Listens once for as long as it is open: whoever draws again must not come to lie above a sheet opened later.
  useEffect(() => (open ? platform.onEscape(() => close.current()) : undefined), [open]);
  if (!open) {
    return null;
  }
  return (
    <View className={c('over')} catchMove>
      <View className={c('beside')} onClick={onClose} aria-hidden="true" />
      <View className={c('sheet')} role="dialog" aria-role="dialog" aria-label={title}>
        <View className={c('head')}>
          <View className={c('title')}>{title}</View>
          <Press className={c('close')} label="关闭" onPress={onClose}>
            <Icon name="x" />
          </Press>
        </View>
        <View className={c('content')}>{children}</View>
        {bottom ? <View className={c('bottom')}>{bottom}</View> : null}
      </View>
    </View>
  );
}
