import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { FilledView } from '../filled-view';
import { TemplateView } from '../template-view';

/** 一份模板, or the letter that one signing makes of it, as a page of its own. */
export default function TemplatePage() {
  const { params } = useRouter();
  const campaign = decodeURIComponent(params['campaign'] ?? '');
  const which = { template: decodeURIComponent(params['template'] ?? ''), version: Number(params['version'] ?? '0') };
  return (
    <Page title={campaign ? '责任书全文' : '责任书模板'}>
      {campaign ? <FilledView {...which} campaign={campaign} /> : <TemplateView {...which} />}
    </Page>
  );
}
