import { useRouter } from '@tarojs/taro';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { HouseholdView } from '../household-view';

/** 一户. */
export default function HouseholdPage() {
  const { household } = useRouter().params;
  return (
    <Page title="这一户">
      {household ? (
        <HouseholdView household={decodeURIComponent(household)} />
      ) : (
        <Empty icon="house" title="没有选户">
          请从“我的户”里点开一户。
        </Empty>
      )}
    </Page>
  );
}
