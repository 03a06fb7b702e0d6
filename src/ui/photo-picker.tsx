import { Image, View } from '@tarojs/components';
import { platform } from '../platform';
import type { ChosenFile } from '../platform/contract';
import { classes } from './classes';
import { FieldFrame } from './field';
import { Icon } from './icon';
import styles from './photo-picker.module.css';
import { Press } from './press';

const c = classes(styles);

interface PhotoPickerProps {
  readonly label: string;
  readonly photos: readonly ChosenFile[];
  readonly onChange: (photos: readonly ChosenFile[]) => void;
  readonly most?: number;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
}

/** 照片: taken or chosen, already made small; each can be taken out again. */
export function PhotoPicker({ label, photos, onChange, most = 3, ...frame }: PhotoPickerProps) {
  const add = async (): Promise<void> => {
    const chosen = await platform.choosePhotos(most - photos.length);
    onChange([...photos, ...chosen]);
  };
  return (
    <FieldFrame label={label} {...frame}>
      <View className={c('photos')}>
        {photos.map((photo, at) => (
          <View key={photo.path} className={c('photo')}>
            <Image className={c('picture')} src={photo.path} mode="aspectFill" aria-label={`第${at + 1}张照片`} />
            <Press
              className={c('remove')}
              label={`去掉第${at + 1}张照片`}
              onPress={() => onChange(photos.filter((other) => other !== photo))}
            >
              <Icon name="trash-2" />
              <View>去掉</View>
            </Press>
          </View>
        ))}
        {photos.length < most ? (
          <Press className={c('add')} onPress={() => void add()}>
            <Icon name="camera" />
            <View>拍照</View>
          </Press>
        ) : null}
      </View>
    </FieldFrame>
  );
}
