import { useRouter } from '@tarojs/taro';
import { isPlainDate } from '#domain/plain-date';
import { LISTS } from '#domain/statistics/api';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { LIST_TITLES } from '../figure-words';
import { ListView } from '../list-view';

/** 名单, opened from a number. */
export default function ListScreen() {
  const { params } = useRouter();
  const what = LISTS.find((one) => one === params['what']);
  const [unit, round] = [params['unit'], params['round']].map((word) => word && decodeURIComponent(word));
  const { date } = params;
  if (!(what && unit)) {
    return (
      <Page title="名单">
        <Empty title="不知道要看哪个名单">请回到看板，点一个数字。</Empty>
      </Page>
    );
  }
  const request = {
    unit,
    what,
    ...(date && isPlainDate(date) ? { date } : {}),
    ...(round ? { round } : {}),
  };
  return (
    <Page title={LIST_TITLES[what]}>
      <ListView request={request} />
    </Page>
  );
}
