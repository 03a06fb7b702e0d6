import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { maskedName } from '#domain/roster/mask';
import { type ApiProblem, asProblem } from '../../api';
import { useDraft } from '../../drafts';
import { sendNow, submit, useUnsent } from '../../send';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { mayDo, type StandingPost, useActingPost } from '../acting-post';
import { ReportForm } from './form';
import { isReport, missingIn, NO_REPORT, requestOf } from './report';

/** What became of a report: answered with the child's id, or kept on the phone. */
interface Sent {
  readonly name: string;
  readonly child: string | undefined;
  readonly requestId: string;
}

function SentPage({ sent, onAgain }: { readonly sent: Sent; readonly onAgain: () => void }) {
  const { child, name, requestId } = sent;
  const waits = useUnsent().some((entry) => entry.requestId === requestId);
  const open = (id: string): void => {
    void Taro.redirectTo({ url: `/roster/child/index?child=${encodeURIComponent(id)}` });
  };
  const upload = waits ? (
    <BigButton icon="cloud-upload" onPress={sendNow}>
      现在上传
    </BigButton>
  ) : undefined;
  return (
    <Page
      title="上报名册上没有的孩子"
      bottom={
        child === undefined ? (
          upload
        ) : (
          <BigButton icon="user-round" onPress={() => open(child)}>
            看这个孩子
          </BigButton>
        )
      }
    >
      {waits ? (
        <Notice tone="calm" title="已存在手机里，还没有上传">
          联网后会自动上传。关掉小程序也不会丢。
        </Notice>
      ) : (
        <Notice tone="good" title="已经上报">
          乡镇和县教育局会收到，接着核对孩子的情况。
        </Notice>
      )}
      <Card flush>
        <Row title="孩子" aside={name} />
      </Card>
      <Button wide icon="user-plus" onPress={onAgain}>
        再报一个孩子
      </Button>
    </Page>
  );
}

/** A post on a village or group stands where the child lives; from above it has to be chosen. */
function ownPlace(post: StandingPost): boolean {
  return post.kinds.some((kind) => kind === 'village' || kind === 'group');
}

function useReporting(post: StandingPost) {
  const draft = useDraft(`unlisted:${post.role}:${post.unit}`, NO_REPORT, isReport);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [sent, setSent] = useState<Sent>();
  const report = draft.value;
  const unit = report.unit || (ownPlace(post) ? post.unit : '');
  const request = requestOf(report, unit);
  const { requestId, clear } = draft;
  const waits = useUnsent().some((entry) => entry.requestId === requestId && !entry.refusal?.final);
  useEffect(() => {
    if (waits && !busy) {
      setSent({ name: report.name, child: undefined, requestId });
      clear();
    }
  });
  const send = async (): Promise<void> => {
    if (!request) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const label = `上报孩子${maskedName(request.name)}`;
      const outcome = await submit('roster.reportUnlisted', request, {
        requestId,
        aggregate: `unlisted:${requestId}`,
        label,
      });
      setSent({ name: request.name, child: outcome.sent ? outcome.data.child : undefined, requestId });
      clear();
    } catch (error) {
      setProblem(asProblem(error));
      draft.renew();
    } finally {
      setBusy(false);
    }
  };
  return { draft, report, unit, request, busy, problem, sent, send, again: () => setSent(undefined) };
}

function Reporting({ post }: { readonly post: StandingPost }) {
  const { draft, report, unit, request, busy, problem, sent, send, again } = useReporting(post);
  if (sent) {
    return <SentPage sent={sent} onAgain={again} />;
  }
  return (
    <Page
      title="上报名册上没有的孩子"
      bottom={
        <BigButton
          icon="send"
          says={missingIn(report, unit) ?? '先核对，再帮孩子入学。'}
          disabled={!request}
          busy={busy && '正在上报'}
          onPress={() => void send()}
        >
          上报
        </BigButton>
      }
    >
      {problem ? (
        <Notice tone="warn" title="没有报上去">
          {problem.message}
        </Notice>
      ) : null}
      <ReportForm
        report={report}
        onChange={draft.change}
        post={post}
        placeName={report.unitName || (ownPlace(post) ? post.place : '')}
      />
    </Page>
  );
}

/** 上报不在册儿童: a child of school age whom no roll has. */
export default function UnlistedPage() {
  const post = useActingPost();
  return post && mayDo(post, 'roster.reportUnlisted') ? (
    <Reporting key={`${post.role}:${post.unit}`} post={post} />
  ) : (
    <Page title="上报名册上没有的孩子">
      <Empty icon="lock" title="这里由村组和乡镇干部上报">
        家长请和班主任联系。
      </Empty>
    </Page>
  );
}
