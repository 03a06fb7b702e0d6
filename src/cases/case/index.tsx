import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Page } from '../../ui/page';
import { CaseButtons } from '../case-buttons';
import { CaseView, type Shown } from '../case-view';

/** 个案页: one look at a child, and the call at the thumb. */
export default function CaseScreen() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['case'] ?? '');
  const [shown, setShown] = useState<Shown>();
  return (
    <Page title="个案" bottom={shown ? <CaseButtons page={shown.page} onChanged={shown.reload} /> : undefined}>
      <CaseView id={id} onShown={setShown} />
    </Page>
  );
}
