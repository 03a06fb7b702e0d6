import { View } from '@tarojs/components';
import { useEffect, useId, useState } from 'react';
import type { DrawnInk } from '#domain/letters/ink';
import { platform } from '../platform';
import type { Surface } from '../platform/contract';
import { classes } from './classes';
import { InkCanvas } from './ink-canvas';
import styles from './signature-pad.module.css';
import { paint, scaled } from './strokes';
import { COLOURS } from './tokens';

const c = classes(styles);
const nothing = (): void => undefined;

/** A signature as it was written, drawn again from its points. */
export function InkPicture({ ink, label }: { readonly ink: DrawnInk; readonly label: string }) {
  const id = `ink${useId().replace(/\W/g, '')}`;
  const [surface, setSurface] = useState<Surface>();
  useEffect(() => platform.surface(id, setSurface), [id]);
  useEffect(() => {
    if (surface) {
      const { brush, width, height, ratio } = surface;
      brush.setTransform(ratio, 0, 0, ratio, 0, 0);
      brush.clearRect(0, 0, width, height);
      brush.strokeStyle = COLOURS.ink;
      paint(brush, scaled({ ...ink, durationMs: 0 }, width));
    }
  }, [surface, ink]);
  return (
    <View className={c('paper')}>
      <InkCanvas id={id} label={label} className={c('canvas')} onMove={nothing} onLift={nothing} />
    </View>
  );
}
