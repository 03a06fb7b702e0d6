import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Me } from '#domain/accounts/me';
import { useMe } from '../../me';
import { platform } from '../../platform';
import { standingsOf } from '../../standings';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { PhoneButton } from '../../ui/phone-button';
import { Row } from '../../ui/row';
import { Select } from '../../ui/select';
import { useAct } from '../../use-act';
import { Children } from './children';

async function scan(): Promise<void> {
  const scene = await platform.scan();
  if (scene) {
    void Taro.redirectTo({ url: `/accounts/bind/index?scene=${encodeURIComponent(scene)}` });
  }
}

interface PhoneFirstProps {
  readonly county: string | undefined;
  readonly onPhone: (posts: number) => void;
}

/** The phone that WeChat vouches for, without any code: posts that wait for it are held at once, children are looked for. */
function PhoneFirst({ county, onPhone }: PhoneFirstProps) {
  const use = useAct('accounts.usePhone');
  const take = async (code: string) => {
    const reply = await use.run({ code, county });
    if (reply) {
      onPhone(reply.posts.length);
    }
  };
  return (
    <>
      <Notice tone="calm" title="为什么要手机号">
        用来和学校、单位登记的号码核对，不会给别人看。
      </Notice>
      {use.problem ? <Notice tone="danger" title={use.problem.message} /> : null}
      <PhoneButton says="微信会问您一次，点“允许”。" busy={use.busy && '正在核对'} onCode={(code) => void take(code)}>
        用微信手机号绑定
      </PhoneButton>
    </>
  );
}

/** The posts that the phone has brought, in words. */
function NewPosts({ me, count }: { readonly me: Me; readonly count: number }) {
  return (
    <>
      <Notice tone="good" title={`已在岗，共 ${count} 个岗位`}>
        {standingsOf(me)
          .slice(0, count)
          .map(({ title, place }) => `${place}${title}`)
          .join('、')}
      </Notice>
      <BigButton onPress={() => void Taro.reLaunch({ url: '/home/index' })}>去首页</BigButton>
    </>
  );
}

/** A forwarded card names the county; otherwise it is asked where there are several. */
function Ways({
  me,
  county: named,
  reload,
}: {
  readonly me: Me;
  readonly county: string | undefined;
  readonly reload: () => void;
}) {
  const known = me.counties.filter((one) => one.known);
  const ofCard = me.counties.filter((one) => one.id === named);
  const only = ofCard.length === 1 || me.counties.length === 1 ? [...ofCard, ...me.counties].slice(0, 1) : known;
  const [chosen, setChosen] = useState(only.length === 1 ? only[0]?.id : undefined);
  const [taken, setTaken] = useState<number>();
  const county = chosen ?? '';
  const phoneKnown = taken !== undefined || (me.phone !== null && known.some((one) => one.id === county));
  return (
    <>
      {me.counties.length > 1 ? (
        <Select
          label="您在哪个县"
          choices={me.counties.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChoose={setChosen}
        />
      ) : null}
      {taken ? <NewPosts me={me} count={taken} /> : null}
      {chosen && phoneKnown ? <Children scene="" county={county} atVillage={false} /> : null}
      {chosen && !phoneKnown ? (
        <PhoneFirst
          county={chosen}
          onPhone={(posts) => {
            setTaken(posts);
            reload();
          }}
        />
      ) : null}
      <Card flush>
        <Row
          icon="scan-line"
          title="有码就扫码"
          detail="家长扫班主任的家长码，工作人员扫邀请码"
          onPress={() => void scan()}
        />
        <Row icon="circle-help" title="没有码" detail="家长请找班主任，工作人员请找本单位管理员。" />
      </Card>
    </>
  );
}

/** 没有码: the phone alone may be enough; otherwise it says whom to ask. */
export function WithoutCode({ county }: { readonly county: string | undefined }) {
  const called = useMe();
  return <Async called={called}>{(me) => <Ways me={me} county={county} reload={called.reload} />}</Async>;
}
