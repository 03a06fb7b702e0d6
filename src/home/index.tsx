import { Empty } from '../ui/empty';
import { Page } from '../ui/page';

/** 首页. */
export default function Home() {
  return (
    <Page title="一个都不能少">
      <Empty title="欢迎">一个都不能少，让每个孩子都在学校。</Empty>
    </Page>
  );
}
