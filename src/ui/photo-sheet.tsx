import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './photo-sheet.module.css';
import { Press } from './press';

const c = classes(styles);

interface PhotoProps {
  readonly picture: string;
  readonly label: string;
}

/** A photo, small; a tap shows it whole. */
export function Photo({ picture, label }: PhotoProps) {
  return (
    <Press className={c('frame')} label={label} onPress={() => void Taro.previewImage({ urls: [picture] })}>
      <Image className={c('picture')} src={picture} mode="aspectFit" aria-label={label} />
    </Press>
  );
}

interface PhotoSheetProps extends PhotoProps {
  /** Whose sheet it is, where that is known. */
  readonly name?: string | undefined;
  readonly children: ReactNode;
}

/** A sheet of paper on a photo: its picture beside what is known of it and what can be done with it. */
export function PhotoSheet({ picture, label, name, children }: PhotoSheetProps) {
  return (
    <View className={c('sheet')}>
      <Photo picture={picture} label={label} />
      <View className={c('about')}>
        {name ? <View className={c('name')}>{name}</View> : null}
        {children}
      </View>
    </View>
  );
}
