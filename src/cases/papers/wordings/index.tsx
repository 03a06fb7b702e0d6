import Taro from '@tarojs/taro';
import { dayOf } from '#domain/plain-date';
import { spokenDate } from '../../../spoken';
import { Async } from '../../../ui/async';
import { Card } from '../../../ui/card';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { useCall } from '../../../use-call';
import { openWording } from '../words';

/** 文书样式: the wording in force of each kind, and whose it is. */
export default function WordingsPage() {
  const called = useCall('cases.paperTemplates', {});
  return (
    <Page title="文书样式">
      <Async called={called} rows={7}>
        {({ items }) => (
          <>
            <Notice tone="calm" title="改了样式，已经做成的文书不变">
              每次保存都是一个新版本，旧版本都留着。
            </Notice>
            <Card flush>
              {items.map(({ kind, title, isNational, savedAt }) => (
                <Row
                  key={kind}
                  icon="file-text"
                  title={title}
                  detail={
                    isNational || savedAt === null ? '全国通用的样式' : `本县的样式，${spokenDate(dayOf(savedAt))}改的`
                  }
                  onPress={() => void Taro.navigateTo({ url: openWording(kind) })}
                />
              ))}
            </Card>
          </>
        )}
      </Async>
    </Page>
  );
}
