import { View } from '@tarojs/components';
import { ApiProblem } from '../../api';
import { Async, Problem } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { StatusTag } from '../../ui/status-tag';
import type { Called } from '../../use-call';

const nothing = (): void => undefined;

function called(problem?: ApiProblem): Called<string> {
  return { state: problem ? 'failed' : 'loading', data: undefined, problem, busy: !problem, reload: nothing };
}

const OFFLINE = new ApiProblem({ code: 'OFFLINE', message: '没有连上网络，请稍后再试。', retryable: true });
const FORBIDDEN = new ApiProblem({
  code: 'FORBIDDEN',
  message: '您的岗位不能办理这一项，请联系上级或系统管理员。',
  retryable: false,
  reqId: 'R7K2',
});
const BROKEN = new ApiProblem({
  code: 'INTERNAL',
  message: '系统出了问题，您的内容没有丢。请稍后再试，并把编号告诉系统管理员。',
  retryable: true,
  reqId: 'R8M4',
});

function Buttons() {
  return (
    <Card title="按钮">
      <View style={{ display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '16px' }}>
        <Button look="strong" onPress={nothing}>
          报告
        </Button>
        <Button icon="phone" onPress={nothing}>
          打电话
        </Button>
        <Button look="quiet" onPress={nothing}>
          不是我家孩子
        </Button>
        <Button look="danger" icon="trash-2" onPress={nothing}>
          作废
        </Button>
        <Button disabled onPress={nothing}>
          不能点
        </Button>
      </View>
      <BigButton busy="正在提交" onPress={nothing}>
        提交
      </BigButton>
    </Card>
  );
}

export function StateSection() {
  return (
    <View>
      <Card title="状态">
        <View style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          <StatusTag tone="good">已签</StatusTag>
          <StatusTag tone="warn">今天到期</StatusTag>
          <StatusTag tone="danger">已过期</StatusTag>
          <StatusTag tone="act">正在办</StatusTag>
          <StatusTag tone="calm">未开始</StatusTag>
        </View>
      </Card>
      <Buttons />
      <Notice tone="good" title="签好了">
        查验码 8K2F-71QD。您可以截屏留存。
      </Notice>
      <Notice tone="warn" title="还有 3 位家长没签">
        请在11月30日 星期一前提醒他们。
      </Notice>
      <Notice tone="danger" title="孩子已离家但未到校">
        请马上打电话给家长和村干部。
      </Notice>
      <Notice tone="act" title="这样找到号码">
        户口本或身份证上，最后四位。
      </Notice>
      <Notice tone="calm" title="离线">
        您填的内容已存在手机里，联网后自动上传。
      </Notice>
      <Card title="空的名单">
        <Empty
          title="全班都签好了"
          icon="circle-check"
          action={
            <Button icon="download" onPress={nothing}>
              下载名单
            </Button>
          }
        >
          不用再提醒谁。
        </Empty>
      </Card>
      {[called(), called(OFFLINE), called(FORBIDDEN)].map((one) => (
        <Card key={one.problem?.code ?? 'loading'} flush>
          <Async called={one} rows={2}>
            {(data) => <View>{data}</View>}
          </Async>
        </Card>
      ))}
      <Card flush>
        <Problem problem={BROKEN} onAgain={nothing} />
      </Card>
    </View>
  );
}
