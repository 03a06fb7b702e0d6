import { useRouter } from '@tarojs/taro';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { ChildView } from '../child-view';

/** 儿童档案. */
export default function ChildPage() {
  const { child } = useRouter().params;
  return (
    <Page title="孩子">
      {child ? (
        <ChildView child={decodeURIComponent(child)} />
      ) : (
        <Empty icon="search" title="没有选孩子">
          请从名单里点开一个孩子。
        </Empty>
      )}
    </Page>
  );
}
