import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { useMay } from '../may';
import { UnitProgress } from '../unit-progress';

/** 签订进度 of one unit: a tap goes a level down, each number opens its list. */
export default function UnitPage() {
  const { params } = useRouter();
  const unit = decodeURIComponent(params['unit'] ?? '');
  const period = decodeURIComponent(params['period'] ?? '');
  const mayRemind = useMay('letters.remind');
  return (
    <Page title="签订进度">
      <UnitProgress unit={unit} period={period} mayRemind={mayRemind} />
    </Page>
  );
}
