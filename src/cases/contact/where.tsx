import { useState } from 'react';
import type { RoughPlace } from '#domain/cases/api-contact';
import { platform } from '../../platform';
import { Button } from '../../ui/button';
import { FieldFrame } from '../../ui/field';

interface WhereProps {
  readonly place: RoughPlace | null;
  readonly onChange: (place: RoughPlace | null) => void;
}

/** Three places: about a hundred metres. */
const rough = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** 大概位置: asked only here, and only on a tap; without it everything goes on as with it. */
export function Where({ place, onChange }: WhereProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const found = await platform.whereabouts();
    setBusy(false);
    setRefused(found === undefined);
    onChange(found ? { latitude: rough(found.latitude), longitude: rough(found.longitude) } : null);
  };
  const hint = refused ? '没有记位置，不影响保存。' : '只记大概位置，可以不记。';
  return (
    <FieldFrame
      label="位置"
      hint={place ? `已记下大概位置：北纬 ${place.latitude}，东经 ${place.longitude}` : hint}
      optional
    >
      {place ? (
        <Button icon="x" onPress={() => onChange(null)}>
          不记位置
        </Button>
      ) : (
        <Button icon="map-pin" busy={busy && '正在找位置'} onPress={() => void ask()}>
          记下大概位置
        </Button>
      )}
    </FieldFrame>
  );
}
