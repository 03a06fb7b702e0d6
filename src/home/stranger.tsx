import { platform } from '../platform';
import { BigButton } from '../ui/big-button';
import { Card } from '../ui/card';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';
import { Row } from '../ui/row';
import { go } from './own-rows';

async function scan(): Promise<void> {
  const scene = await platform.scan();
  if (scene) {
    go(`/accounts/bind/index?scene=${encodeURIComponent(scene)}`);
  }
}

/** 还没有绑定: what this is, and the one way in for parents and for staff. */
export function StrangerHome() {
  return (
    <Page
      title="一个都不能少"
      bottom={
        <BigButton icon="phone" says="用微信手机号，和学校登记的号码核对。" onPress={() => go('/accounts/bind/index')}>
          开始绑定
        </BigButton>
      }
    >
      <Empty icon="hand-heart" title="您还没有绑定">
        绑定后，家长能看孩子到没到校、签责任书；老师和干部能办自己的事。
      </Empty>
      <Card flush>
        <Row
          icon="scan-line"
          title="有码就扫码"
          detail="家长扫班主任的家长码，工作人员扫邀请码"
          onPress={() => void scan()}
        />
        <Row icon="circle-help" title="没有码" detail="家长请找班主任；老师和干部请找本单位管理员。" />
        <Row
          icon="search"
          title="核验一份责任书"
          detail="别人给您看的回执、证据文件，不用绑定"
          onPress={() => go('/letters/list/index')}
        />
        <Row icon="settings" title="字变大一些" onPress={() => go('/accounts/me/index')} />
      </Card>
    </Page>
  );
}
