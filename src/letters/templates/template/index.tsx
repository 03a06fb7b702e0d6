import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { TemplateView } from '../template-view';

/** 一份模板, as a page of its own. */
export default function TemplatePage() {
  const { params } = useRouter();
  return (
    <Page title="责任书模板">
      <TemplateView
        template={decodeURIComponent(params['template'] ?? '')}
        version={Number(params['version'] ?? '0')}
      />
    </Page>
  );
}
