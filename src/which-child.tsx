import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useActing } from './acting';
import { useMe } from './me';
import { Async } from './ui/async';
import { Card } from './ui/card';
import { Empty } from './ui/empty';
import { Row } from './ui/row';

interface WhichChildProps {
  /** What cannot be done before a child is bound. */
  readonly nothing: string;
  readonly urlOf: (child: string) => string;
  /** The page itself, where there is one child only. */
  readonly children: (child: { readonly id: string; readonly name: string }) => ReactNode;
}

/** 哪个孩子: asked of a family where there are several. */
export function WhichChild({ nothing, urlOf, children: show }: WhichChildProps) {
  const called = useMe();
  const { as } = useActing();
  return (
    <Async called={called} rows={3}>
      {({ children }) => {
        const own = children.filter((child) => child.state === 'bound' && as === `family:${child.county}`);
        const [only, second] = own;
        if (only && !second) {
          return show(only);
        }
        return own.length === 0 ? (
          <Empty icon="users-round" title="还没有绑定孩子">
            {nothing}
          </Empty>
        ) : (
          <Card title="哪个孩子" flush>
            {own.map((child) => (
              <Row
                key={child.id}
                icon="user-round"
                title={child.name}
                detail={`${child.schoolName}${child.className}`}
                onPress={() => void Taro.navigateTo({ url: urlOf(child.id) })}
              />
            ))}
          </Card>
        );
      }}
    </Async>
  );
}
