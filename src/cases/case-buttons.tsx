import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { CallSheet } from './call-sheet';
import styles from './case-buttons.module.css';
import { StepsSheet, stepsOf, toStep } from './steps-sheet';

const c = classes(styles);

/** 记一次联系 of a case. */
export const toContact = (id: string, kind: 'phone' | 'homeVisit'): void => {
  void Taro.navigateTo({ url: `/cases/contact/index?case=${id}&kind=${kind}` });
};

export const canCall = ({ actions, child }: CasePage): boolean =>
  actions.includes('contact') && child.reachable.some(({ phone }) => phone !== null);

/** The next lawful step has the big button; a child who may be missing is called first. */
export const stepAhead = (page: CasePage): CasePage['next'] =>
  page.next !== null && page.next !== 'contact' && !page.urgent && stepsOf(page).includes(page.next) ? page.next : null;

/** What this post can do now: the next step or the call, then its record; the rest, with reasons, one tap away. */
export function CaseButtons({ page }: { readonly page: CasePage }) {
  const [sheet, setSheet] = useState<'call' | 'steps'>();
  const canContact = page.actions.includes('contact');
  const hasSteps = stepsOf(page).length > 0 || page.closed.length > 0;
  const calls = canCall(page);
  const step = stepAhead(page);
  const close = (): void => setSheet(undefined);
  if (!(canContact || hasSteps)) {
    return null;
  }
  return (
    <View>
      {step ? (
        <BigButton icon="check" onPress={() => toStep(page.id, step)}>
          {CASE_ACTIONS[step].title}
        </BigButton>
      ) : calls ? (
        <BigButton icon="phone" onPress={() => setSheet('call')}>
          打电话
        </BigButton>
      ) : null}
      <View className={c('row')}>
        {canContact ? (
          <Button icon="pen-line" onPress={() => toContact(page.id, calls ? 'phone' : 'homeVisit')}>
            记一次联系
          </Button>
        ) : null}
        {hasSteps ? <Button onPress={() => setSheet('steps')}>更多办理</Button> : null}
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
      <StepsSheet open={sheet === 'steps'} page={page} onClose={close} />
    </View>
  );
}
