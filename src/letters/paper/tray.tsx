import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { isPostEdge } from '#domain/letters/edges';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Photo, PhotoSheet } from '../../ui/photo-sheet';
import { Sheet } from '../../ui/sheet';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { KindChoice, type Kinds, kindsNow, useKind } from '../kind-choice';
import { aboutOf } from '../words';
import styles from './paper.module.css';
import type { TrayPhoto } from './papers';
import type { PapersAtHand } from './use-papers';

const c = classes(styles);

interface PickProps {
  readonly unit: string;
  readonly onPick: (letter: string) => void;
}

interface WaitingProps extends PickProps {
  readonly period: string | undefined;
  readonly first: ReplyOf<'letters.unsigned'>;
}

function Waiting({ first, unit, period, onPick }: WaitingProps) {
  const pages = usePages(first, (cursor) => call('letters.unsigned', { unit, period, cursor }));
  return (
    <>
      {pages.items.map((row) => (
        <ChildRow
          key={row.id}
          name={aboutOf(row)}
          place={row.className}
          need={`${row.relation} ${row.adultName}`}
          onPress={() => onPick(row.id)}
        />
      ))}
      <More pages={pages} />
    </>
  );
}

/** Guardians, or households, who still have to sign. */
function OfKind({ unit, kinds, onPick }: PickProps & { readonly kinds: Kinds }) {
  const kind = useKind(kinds);
  const asked = { unit, period: kind.period };
  const called = useCall('letters.unsigned', asked, {
    isEmpty: ({ items, cursor }) => items.length === 0 && cursor === null,
  });
  return (
    <>
      <View className={c('margin')}>
        <KindChoice kinds={kinds} kind={kind} />
      </View>
      <Async called={called} empty={<Empty icon="circle-check" title="都签好了，没有等签的" />}>
        {(first) => <Waiting key={kind.period} first={first} {...asked} onPick={onPick} />}
      </Async>
    </>
  );
}

/** 选是谁的, of a child or a household: whoever still has to sign. */
function PickChild({ unit, onPick, photo, onClose }: PickProps & { photo: TrayPhoto; onClose: () => void }) {
  const called = useCall('letters.progress', { unit });
  return (
    <Sheet open title="这是谁的？" onClose={onClose}>
      <View className={c('margin')}>
        <Photo picture={photo.picture} label="照片，点开看大图" />
      </View>
      <Async called={called}>
        {(progress) => (
          <OfKind
            unit={unit}
            kinds={kindsNow(progress).filter(({ edge }) => edge !== null && !isPostEdge(edge))}
            onPick={onPick}
          />
        )}
      </Async>
    </Sheet>
  );
}

/** 待处理: photos that file themselves nowhere. They wait for a month, on every phone of this person. */
export function Tray({ papers, unit }: { papers: PapersAtHand; unit: string }) {
  const [picking, setPicking] = useState<TrayPhoto>();
  const pick = (letter: string): void => {
    if (picking) {
      void papers.choose(picking, letter);
    }
    setPicking(undefined);
  };
  return papers.tray.length === 0 ? null : (
    <Card title="待处理的照片" aside={`${papers.tray.length} 张`}>
      {papers.tray.map((photo, n) => (
        <PhotoSheet key={photo.upload} picture={photo.picture} label={`第 ${n + 1} 张照片，点开看大图`}>
          <View className={c('why')}>{photo.why}</View>
          <View className={c('buttons')}>
            <Button icon="user-round" label={`第 ${n + 1} 张：选是谁的`} onPress={() => setPicking(photo)}>
              选是谁的
            </Button>
            <Button
              look="quiet"
              icon="trash-2"
              label={`第 ${n + 1} 张：扔掉`}
              onPress={() => void papers.drop(photo.upload)}
            >
              扔掉
            </Button>
          </View>
        </PhotoSheet>
      ))}
      {picking ? <PickChild unit={unit} photo={picking} onPick={pick} onClose={() => setPicking(undefined)} /> : null}
    </Card>
  );
}
