import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { AssignSheet } from './assign-sheet';
import { CallSheet } from './call-sheet';
import styles from './case-buttons.module.css';

const c = classes(styles);

interface CaseButtonsProps {
  readonly page: CasePage;
  readonly onChanged: () => void;
}

const toContact = (id: string, kind: 'phone' | 'homeVisit'): void => {
  void Taro.navigateTo({ url: `/cases/contact/index?case=${id}&kind=${kind}` });
};

/** What this post can do now: call first, then put it on record; whoever leads also names who is responsible. */
export function CaseButtons({ page, onChanged }: CaseButtonsProps) {
  const [sheet, setSheet] = useState<'call' | 'assign'>();
  const canContact = page.actions.includes('contact');
  const canAssign = page.actions.includes('assign');
  const numbers = page.child.reachable.filter((one) => one.phone !== null);
  const close = (): void => setSheet(undefined);
  if (!(canContact || canAssign)) {
    return null;
  }
  return (
    <View>
      {canContact && numbers.length > 0 ? (
        <BigButton icon="phone" onPress={() => setSheet('call')}>
          打电话
        </BigButton>
      ) : null}
      <View className={c('row')}>
        {canContact ? (
          <Button icon="pen-line" onPress={() => toContact(page.id, numbers.length > 0 ? 'phone' : 'homeVisit')}>
            记一次联系
          </Button>
        ) : null}
        {canAssign ? (
          <Button icon="user-plus" onPress={() => setSheet('assign')}>
            {page.assignee ? '改派责任人' : '指派责任人'}
          </Button>
        ) : null}
      </View>
      <CallSheet
        open={sheet === 'call'}
        page={page}
        onClose={close}
        onCalled={() => {
          close();
          toContact(page.id, 'phone');
        }}
      />
      {sheet === 'assign' ? (
        <AssignSheet
          page={page}
          onClose={close}
          onAssigned={() => {
            close();
            onChanged();
          }}
        />
      ) : null}
    </View>
  );
}
