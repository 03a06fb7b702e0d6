import Taro from '@tarojs/taro';
import type { CasePage } from '#domain/cases/api';
import { Card } from '../ui/card';
import { Row } from '../ui/row';

/** 上一轮: a child who was lost again keeps what was done for it before, one tap away. */
export function EarlierRound({ page }: { readonly page: CasePage }) {
  const before = page.round - 1;
  return before > 0 ? (
    <Card flush>
      <Row
        icon="clock"
        title={`第 ${before} 轮的经过`}
        detail="上一次为这个孩子做过什么，是怎样返校的"
        onPress={() => void Taro.navigateTo({ url: `/cases/case/index?case=${page.child.id}:${before}` })}
      />
    </Card>
  ) : null;
}
