import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { Helper, MyNotice } from '#domain/cases/api-family';
import { RIGHTS_HEADING } from '#domain/cases/paper-content';
import { ExplainedItems } from '../../explained';
import { asksReturn, LAW_WORDS, untilWords } from '../../family-notices';
import { platform } from '../../platform';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import styles from './notices.module.css';

const c = classes(styles);

const isPhone = ({ phone }: Helper): boolean => phone !== '';

/** 谁在帮您: first of all, with the telephone of the office. */
function Help({ help }: { readonly help: ReplyOf<'cases.myHelp'> }) {
  const { name, open, returned, helpers, demo } = help;
  if (!open) {
    return null;
  }
  return (
    <Card title="谁在帮您" flush>
      <View className={c('inset')}>
        <View className={c('big')}>{returned ? `${name}回到学校了，大家都高兴。` : `大家都想让${name}回学校。`}</View>
        <View className={c('say')}>
          {returned
            ? '以后再有难处，照样可以找下面的人。'
            : '路远、生病、家里缺钱、孩子不愿意去，都可以找下面的人，先帮您解决。'}
        </View>
        {demo ? <Notice tone="calm" title="演示：只显示号码，不会拨出" /> : null}
      </View>
      {helpers.map((one) => (
        <Row
          key={`${one.title} ${one.name}`}
          icon={isPhone(one) ? 'phone' : 'user-round'}
          title={`${one.title} ${one.name}`}
          detail={[one.place, one.phone].filter(Boolean).join('，')}
          onPress={isPhone(one) ? () => void platform.call(one.phone) : undefined}
        />
      ))}
    </Card>
  );
}

/** 您的权利: how, where, until when; before anything that could follow. */
function Rights({ notice }: { readonly notice: MyNotice }) {
  const { rights, online, organ, phone } = notice;
  return rights.length === 0 ? null : (
    <Card title={RIGHTS_HEADING}>
      {[...rights, online].filter(Boolean).map((line) => (
        <View key={line} className={c('say')}>
          {line}
        </View>
      ))}
      {phone ? (
        <Button icon="phone" wide onPress={() => void platform.call(phone)}>
          {`打电话给${organ}`}
        </Button>
      ) : null}
    </Card>
  );
}

/** 全文 and, last, the law. */
function Whole({ notice }: { readonly notice: MyNotice }) {
  const [open, setOpen] = useState(false);
  const { body, organ, issuedOn } = notice;
  return (
    <Card title="通知书全文">
      {open ? (
        <>
          {body.map((line) => (
            <View key={line} className={c('say')}>
              {line}
            </View>
          ))}
          <View className={c('soft')}>{`${organ}，${issuedOn}`}</View>
        </>
      ) : (
        <Button icon="file-text" wide onPress={() => setOpen(true)}>
          看全文
        </Button>
      )}
      {open && asksReturn(notice) ? (
        <View className={c('air')}>
          <View className={c('say')}>到期还没有返校的，法律是这样写的：</View>
          <View className={c('say')}>{LAW_WORDS}</View>
        </View>
      ) : null}
    </Card>
  );
}

function NoticeCards({ notice }: { readonly notice: MyNotice }) {
  const { title, number, organ, isVoid, isMine, servedOn, lastDay, over } = notice;
  const ended = isVoid ? '已作废' : over === null ? null : '不用再办';
  const runs = isMine && ended === null && servedOn !== null && lastDay !== null;
  return (
    <>
      <Card
        title={title}
        aside={ended ? <StatusTag tone="calm">{ended}</StatusTag> : <StatusTag tone="act">有效</StatusTag>}
      >
        <View className={c(runs ? 'until' : 'say')}>{untilWords(notice)}</View>
        <View className={c('soft')}>{`${organ}发，文号：${number}`}</View>
      </Card>
      {isVoid ? null : <ExplainedItems items={notice.explained} />}
      {isVoid ? null : <Rights notice={notice} />}
      {isVoid ? null : <Whole notice={notice} />}
    </>
  );
}

/** 帮助和通知: who helps first, then what was sent, its rights, and what could follow last. */
export default function NoticesPage() {
  const { params } = useRouter();
  const child = decodeURIComponent(params['child'] ?? '');
  const help = useCall('cases.myHelp', { child });
  const notices = useCall('cases.myNotices', { child });
  return (
    <Page title={help.data ? `${help.data.name}上学的事` : '孩子上学的事'}>
      <Async called={help} rows={4}>
        {(known) => (
          <>
            <Help help={known} />
            <Async called={notices} rows={4}>
              {({ items }) =>
                items.length === 0 && !known.open ? (
                  <Empty icon="circle-check" title="现在没有要办的事">
                    有事时，首页会告诉您。
                  </Empty>
                ) : (
                  items.map((notice) => <NoticeCards key={notice.id} notice={notice} />)
                )
              }
            </Async>
          </>
        )}
      </Async>
    </Page>
  );
}
