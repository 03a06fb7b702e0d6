import Taro from '@tarojs/taro';
import { setActing } from '../../acting';
import { useMe } from '../../me';
import { spokenDate } from '../../spoken';
import { standingsOf } from '../../standings';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';

/** 身份: every post and family of this WeChat; a tap acts as it from the next call on. */
export default function Posts() {
  const called = useMe();
  const choose = (as: string) => {
    setActing(as);
    void Taro.reLaunch({ url: '/home/index' });
  };
  return (
    <Page title="我的身份">
      <Async called={called}>
        {(me) => {
          const standings = standingsOf(me);
          const until = (as: string) => me.posts.find((post) => post.id === as)?.to;
          return standings.length === 0 ? (
            <Empty icon="id-card" title="还没有身份">
              家长请扫家长码，工作人员请扫邀请码。
            </Empty>
          ) : (
            <>
              <Card flush>
                {standings.map(({ as, title, place }) => {
                  const to = until(as);
                  return (
                    <Row
                      key={as}
                      title={title}
                      detail={to ? `${place}，到${spokenDate(to)}` : place}
                      current={as === me.acting}
                      aside={as === me.acting ? <StatusTag tone="act">正在用</StatusTag> : undefined}
                      onPress={() => choose(as)}
                    />
                  );
                })}
              </Card>
              <Notice tone="calm" title="一个微信可以有几个身份">
                点一下就换。每一页上面都写着您正在用哪个。
              </Notice>
            </>
          );
        }}
      </Async>
    </Page>
  );
}
