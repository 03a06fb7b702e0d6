import Taro, { useRouter } from '@tarojs/taro';
import { useActing } from '../../acting';
import { useMe } from '../../me';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { openEntrust } from '../words';
import { Entrusted } from './entrusted';
import { TellForm } from './tell-form';
import { UnitEntrusted } from './unit-entrusted';

/** 哪个孩子: asked where there are several. */
function WhichChild() {
  const called = useMe();
  const { as } = useActing();
  return (
    <Async called={called} rows={3}>
      {({ children }) => {
        const own = children.filter((child) => child.state === 'bound' && as === `family:${child.county}`);
        const [only, second] = own;
        if (only && !second) {
          return <TellForm child={only.id} name={only.name} />;
        }
        return own.length === 0 ? (
          <Empty icon="users-round" title="还没有绑定孩子">
            绑定以后，才能告诉学校谁在照顾孩子。
          </Empty>
        ) : (
          <Card title="哪个孩子" flush>
            {own.map((child) => (
              <Row
                key={child.id}
                icon="user-round"
                title={child.name}
                detail={`${child.schoolName}${child.className}`}
                onPress={() => void Taro.navigateTo({ url: openEntrust(child.id) })}
              />
            ))}
          </Card>
        );
      }}
    </Async>
  );
}

/** 委托照护告知: parents who leave tell whom they have entrusted; school and village read it. */
export default function EntrustPage() {
  const { params } = useRouter();
  const { as } = useActing();
  const child = params['child'] ? decodeURIComponent(params['child']) : undefined;
  if (as?.startsWith('family:')) {
    return <Page title="谁在照顾孩子">{child ? <TellForm child={child} /> : <WhichChild />}</Page>;
  }
  return (
    <Page title="委托照护告知">
      {child ? <Entrusted child={child} /> : <UnitEntrusted unit={decodeURIComponent(params['unit'] ?? '')} />}
    </Page>
  );
}
