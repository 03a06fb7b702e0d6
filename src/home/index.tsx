import { useEffect, useMemo } from 'react';
import { acting, setStandings, useActing } from '../acting';
import { sendNow } from '../send';
import { Async } from '../ui/async';
import { Page } from '../ui/page';
import { useCall } from '../use-call';
import { FamilyHome } from './family';
import { Newcomer } from './newcomer';
import { StaffHome } from './staff';
import { standingsOf } from './standings';

/** 首页: which doors this person has, as whom they act now. One call paints it. */
export default function Home() {
  const { as } = useActing();
  const called = useCall('accounts.me', { as });
  const me = called.data;
  const standings = useMemo(() => (me ? standingsOf(me) : undefined), [me]);
  useEffect(() => {
    if (standings && JSON.stringify(standings) !== JSON.stringify(acting().standings)) {
      setStandings(standings);
    }
    sendNow();
  }, [standings]);
  return (
    <Page title="一个都不能少">
      <Async called={called} rows={5}>
        {(data) => {
          const post = data.posts.find((one) => one.id === data.acting);
          if (post) {
            return <StaffHome me={data} post={post} />;
          }
          return data.children.length > 0 ? <FamilyHome me={data} /> : <Newcomer me={data} />;
        }}
      </Async>
    </Page>
  );
}
