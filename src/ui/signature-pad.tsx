import { View } from '@tarojs/components';
import { useEffect, useId, useRef, useState } from 'react';
import type { InkPoint } from '#domain/letters/ink';
import { platform } from '../platform';
import type { Surface } from '../platform/contract';
import { Button } from './button';
import { classes } from './classes';
import { InkCanvas } from './ink-canvas';
import styles from './signature-pad.module.css';
import { inkOf, paint, type RawInk, scaled, withoutLastStroke, withPoint } from './strokes';
import { COLOURS } from './tokens';

const c = classes(styles);

interface SignaturePadProps {
  /** What is to be written: 请在框里写上您的姓名. */
  readonly label: string;
  /** What is written; undefined = nothing yet. The screen keeps it (in its draft). */
  readonly value: RawInk | undefined;
  /** After every stroke, and after 撤回 and 重写. */
  readonly onChange: (ink: RawInk | undefined) => void;
}

/** Waits for the canvas to stand on the screen. */
function useSurface(id: string): Surface | undefined {
  const [surface, setSurface] = useState<Surface>();
  useEffect(() => platform.surface(id, setSurface), [id]);
  return surface;
}

function draw(surface: Surface, points: readonly InkPoint[], afresh: boolean): void {
  const { brush, width, height, ratio } = surface;
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (afresh) {
    brush.clearRect(0, 0, width, height);
  }
  brush.strokeStyle = COLOURS.ink;
  paint(brush, points);
}

/** The pen on the pad: a stroke is drawn while it is made and handed over when the pen is lifted. */
function usePen(surface: Surface | undefined, { value, onChange }: Pick<SignaturePadProps, 'value' | 'onChange'>) {
  const stroke = useRef<readonly InkPoint[]>([]);
  const began = useRef(0);
  const before = surface ? scaled(value, surface.width) : [];
  const move = (x: number, y: number, down: boolean): void => {
    if (!surface || (!down && stroke.current.length === 0)) {
      return;
    }
    const now = Date.now();
    if (down) {
      began.current = now - (before.at(-1)?.t ?? 0);
      stroke.current = [];
    }
    stroke.current = withPoint(stroke.current, { x: Math.round(x), y: Math.round(y), t: now - began.current, down });
    draw(surface, stroke.current.slice(-3), false);
  };
  const lift = (): void => {
    if (surface && stroke.current.length > 0) {
      const all = [...before, ...stroke.current];
      stroke.current = [];
      onChange(inkOf(all, surface.width, surface.height));
    }
  };
  return { move, lift };
}

/** 手写签名: writes with a finger or a mouse; strokes can be taken back. Whether it is enough to be a name, domain/letters/ink decides. */
export function SignaturePad({ label, value, onChange }: SignaturePadProps) {
  const id = `pad${useId().replace(/\W/g, '')}`;
  const surface = useSurface(id);
  const { move, lift } = usePen(surface, { value, onChange });
  useEffect(() => {
    if (surface) {
      draw(surface, scaled(value, surface.width), true);
    }
  }, [surface, value]);
  const undo = (): void => {
    if (surface) {
      onChange(inkOf(withoutLastStroke(scaled(value, surface.width)), surface.width, surface.height));
    }
  };
  return (
    <View className={c('pad')}>
      <View className={c('paper')}>
        {value ? null : <View className={c('label')}>{label}</View>}
        <View className={c('base')} />
        <InkCanvas id={id} label={label} className={c('canvas')} onMove={move} onLift={lift} />
      </View>
      <View className={c('actions')}>
        <Button icon="undo-2" disabled={!value} onPress={undo}>
          撤回一笔
        </Button>
        <Button icon="eraser" disabled={!value} onPress={() => onChange(undefined)}>
          重写
        </Button>
      </View>
    </View>
  );
}
