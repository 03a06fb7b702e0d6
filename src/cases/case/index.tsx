import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { Page } from '../../ui/page';
import { CaseButtons } from '../case-buttons';
import { CaseView } from '../case-view';

/** 个案页: one look at a child, and the call at the thumb. */
export default function CaseScreen() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['case'] ?? '');
  const [shown, setShown] = useState<CasePage>();
  return (
    <Page title="个案" bottom={shown ? <CaseButtons page={shown} /> : undefined}>
      <CaseView id={id} onShown={setShown} />
    </Page>
  );
}
