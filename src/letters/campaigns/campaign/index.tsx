import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { CampaignView } from '../campaign-view';

/** 一次签订, as a page of its own. */
export default function CampaignPage() {
  const { params } = useRouter();
  return (
    <Page title="签订">
      <CampaignView id={decodeURIComponent(params['campaign'] ?? '')} />
    </Page>
  );
}
