import { Image, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { CodeView } from '#domain/accounts/api';
import type { ReplyOf } from '#domain/api';
import { useActingUnit } from '../../acting';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { ShareButton } from '../../ui/share-button';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import styles from './meeting-code.module.css';

const c = classes(styles);
const go = (url: string): void => void Taro.navigateTo({ url });

type Meeting = ReplyOf<'accounts.meetingCode'>;

/** What the code is called at a class and at a village, and for whom. */
const WORDS = {
  classMeeting: {
    name: '家长码',
    when: '开家长会时打开，投到屏幕上让家长扫。',
    share: '转发到班级群',
    card: '家长：请绑定孩子，签责任书',
  },
  villageMeeting: {
    name: '会议码',
    when: '开村民会、院坝会时打开，让家长扫，当场签字。',
    share: '转发到村里的群',
    card: '家长：请签控辍保学责任书',
  },
} as const;

/** The picture large enough to be scanned from the back of the room. */
function Picture({ code, name }: { code: CodeView; name: string }) {
  return code.picture ? (
    <View className={c('frame')}>
      <Image className={c('picture')} src={code.picture} mode="aspectFit" aria-label={`${name}小程序码`} />
    </View>
  ) : (
    <Notice tone="warn" title="暂时拿不到小程序码的图">
      可以先把链接转发到群里，过一会儿再打开这一页。
    </Notice>
  );
}

interface OpenCodeProps {
  readonly code: CodeView;
  readonly meeting: Meeting;
  readonly onChanged: () => void;
}

function OpenCode({ code, meeting, onChanged }: OpenCodeProps) {
  const close = useAct('accounts.closeMeetingCode');
  const words = WORDS[meeting.purpose];
  const end = async () => (await close.run({ scene: code.scene })) && onChanged();
  return (
    <>
      <Picture code={code} name={words.name} />
      <Card flush>
        <Row title="到时自动关闭" aside={spokenInstant(code.until)} />
        <Row title="已扫" aside={`${code.used} / ${code.cap} 次`} />
      </Card>
      <ShareButton title={`${meeting.unitName}${words.card}`} page={`/accounts/bind/index?scene=${code.scene}`}>
        {words.share}
      </ShareButton>
      {close.problem ? <Notice tone="danger" title={close.problem.message} /> : null}
      <Button look="danger" wide busy={close.busy && '正在关闭'} onPress={() => void end()}>
        关闭这个码
      </Button>
    </>
  );
}

const LIVES = [
  { value: '1', label: '1 天' },
  { value: '3', label: '3 天' },
  { value: '7', label: '7 天' },
] as const;

/** 开到什么时候: the county's usual number of days unless the meeting needs another. */
function HowLong({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  const usual = LIVES.some(({ value }) => value === String(days))
    ? LIVES
    : [...LIVES, { value: String(days), label: `${days} 天` }];
  return (
    <Card>
      <Choices
        label="多久以后自动关闭"
        choices={usual}
        value={String(days)}
        onChoose={(value) => onChoose(Number(value))}
      />
    </Card>
  );
}

/** How far the families of a class have come; of a village, where its letters stand. */
function Families({ meeting, unit }: { meeting: Meeting; unit: string }) {
  const { families, unitName, above } = meeting;
  const of = `unit=${encodeURIComponent(unit)}`;
  return (
    <Card title={unitName} aside={above} flush>
      {families ? (
        <>
          <Row
            title="已有家长绑定的孩子"
            aside={`${families.bound} / ${families.children}`}
            onPress={() => go(`/roster/class/index?${of}`)}
          />
          <Row title="等我确认的家长" onPress={() => go(`/accounts/waiting/index?${of}`)} />
        </>
      ) : (
        <Row title="谁签了，谁还没签" onPress={() => go(`/letters/progress/index?${of}`)} />
      )}
    </Card>
  );
}

/** 会议码: opened at a parents' meeting or one of the village, ended when it is over or by itself. */
export default function MeetingCode() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ?? own;
  const called = useCall('accounts.meetingCode', { unit });
  const make = useAct('accounts.makeMeetingCode');
  const [chosen, setChosen] = useState<number>();
  const { data } = called;
  const words = WORDS[data?.purpose ?? 'classMeeting'];
  const days = chosen ?? data?.days ?? 1;
  const open = async () => (await make.run({ unit, days })) && called.reload();
  return (
    <Page
      title={words.name}
      bottom={
        data?.code === null ? (
          <BigButton
            icon="qr-code"
            says="家长扫码后，只看得到自己家的孩子。"
            busy={make.busy && '正在生成'}
            onPress={() => void open()}
          >
            {`打开${words.name}`}
          </BigButton>
        ) : undefined
      }
    >
      <Async called={called}>
        {(meeting) => (
          <>
            <Families meeting={meeting} unit={unit} />
            {make.problem ? <Notice tone="danger" title={make.problem.message} /> : null}
            {meeting.code ? (
              <OpenCode code={meeting.code} meeting={meeting} onChanged={called.reload} />
            ) : (
              <>
                <Empty icon="qr-code" title="现在没有打开的码">
                  {words.when}
                </Empty>
                <HowLong days={days} onChoose={setChosen} />
              </>
            )}
          </>
        )}
      </Async>
    </Page>
  );
}
