import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { DECLINE_REASONS } from '#domain/letters/acts';
import type { ClassLetters } from '#domain/letters/api';
import { isSigned } from '#domain/letters/machine';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { classes } from '../../ui/classes';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import styles from '../letter-text.module.css';
import { openAssist, openLetter, openReceipt, standsAs } from '../words';

const c = classes(styles);
const go = (url: string): void => void Taro.navigateTo({ url });

const STANDINGS = {
  signed: { tone: 'good', word: '已签' },
  partly: { tone: 'act', word: '签了一位' },
  carer: { tone: 'act', word: '照护人已签' },
  declined: { tone: 'calm', word: '暂不签' },
  unsigned: { tone: 'warn', word: '还没签' },
} as const;

function ChildSheet({ item, onClose }: { item: ClassLetters; onClose: () => void }) {
  return (
    <Sheet open title={item.childName} onClose={onClose}>
      {item.letters.map((letter) => {
        const { tone, word } = standsAs(letter);
        const detail = letter.declined ? DECLINE_REASONS[letter.declined] : undefined;
        return (
          <View key={letter.id}>
            <Row
              title={`${letter.relation} ${letter.adultName}`}
              detail={detail}
              aside={<StatusTag tone={tone}>{word}</StatusTag>}
              onPress={() => go(isSigned(letter) ? openReceipt(letter.id) : openLetter(letter.id))}
            />
            {isSigned(letter) ? null : (
              <View className={c('margin')}>
                <Button wide icon="hand-heart" onPress={() => go(openAssist(letter.id))}>
                  {letter.relation}没有手机，帮忙签
                </Button>
              </View>
            )}
          </View>
        );
      })}
      <Row title="看孩子的情况" onPress={() => go(`/roster/child/index?child=${encodeURIComponent(item.child)}`)} />
    </Sheet>
  );
}

/** 每个孩子, those who need attention first. */
export function Children({ items }: { items: readonly ClassLetters[] }) {
  const [open, setOpen] = useState<ClassLetters>();
  return (
    <Card title="每个孩子" aside={`${items.length} 人`} flush>
      {items.map((item) => {
        const { tone, word } = STANDINGS[item.standing];
        const waiting = item.letters.filter((letter) => !isSigned(letter)).map((letter) => letter.relation);
        return (
          <ChildRow
            key={item.child}
            name={item.childName}
            need={waiting.length > 0 ? `等${waiting.join('、')}签` : '都签好了'}
            status={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => setOpen(item)}
          />
        );
      })}
      {open ? <ChildSheet item={open} onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
}
