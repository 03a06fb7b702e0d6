import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { CasePage } from '#domain/cases/api';
import { isOpen } from '#domain/cases/documents';
import { useMay } from '../../may';
import { Row } from '../../ui/row';
import { openReferrals } from './words';

/** 部门转介 of a case, for whoever may refer; null for anybody else. */
export function useReferralDoor(page: CasePage): ReactNode {
  const may = useMay('cases.referrals');
  const turns = page.events.flatMap((event) => (event.kind === 'referral' ? event : []));
  const shows = may && page.state !== 'lead' && (isOpen(page.state) || turns.length > 0);
  const sent = turns.filter(({ to }) => to === 'sent').length;
  return shows ? (
    <Row
      icon="share-2"
      title="部门转介"
      detail={sent > 0 ? `转过 ${sent} 次，看办得怎么样` : '请公安、人社、市场监管、民政等部门办'}
      onPress={() => void Taro.navigateTo({ url: openReferrals(page.id) })}
    />
  ) : null;
}
