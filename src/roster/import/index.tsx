import Taro, { useRouter } from '@tarojs/taro';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { mayDo, useActingPost } from '../acting-post';
import { Choose } from './choose';
import { type Count, isSheetKind, SHEET_WORK, type SheetKind } from './kinds';
import { Counts, Report } from './report';
import { useImport } from './use-import';
import { WorkingPage } from './working';

const NEXT: Readonly<Record<SheetKind, readonly [string, string]>> = {
  children: ['去看班级', '/roster/class/index'],
  units: ['去看组织', '/county/units/index'],
  staff: ['去看工作人员', '/accounts/staff/index'],
};

interface DoneProps {
  readonly kind: SheetKind;
  readonly counts: readonly Count[];
  readonly onAgain: () => void;
}

function Done({ kind, counts, onAgain }: DoneProps) {
  const [words, url] = NEXT[kind];
  return (
    <Page
      title={SHEET_WORK[kind].title}
      bottom={<BigButton onPress={() => void Taro.redirectTo({ url })}>{words}</BigButton>}
    >
      <Notice tone="good" title="导入完成">
        同一张表再传一次，不会重复。
      </Notice>
      <Counts counts={counts} />
      <Button wide icon="upload" onPress={onAgain}>
        再导一份
      </Button>
    </Page>
  );
}

function Importing({ kind, post }: { kind: SheetKind; post: NonNullable<ReturnType<typeof useActingPost>> }) {
  const work = useImport(kind);
  const { stage } = work;
  switch (stage.at) {
    case 'choose':
      return <Choose kind={kind} post={post} work={work} />;
    case 'report':
      return <Report kind={kind} planned={stage.planned} work={work} />;
    case 'done':
      return <Done kind={kind} counts={stage.counts} onAgain={work.drop} />;
    default:
      return <WorkingPage kind={kind} stage={stage} work={work} />;
  }
}

/** 导入: `?kind=children|staff|units`. */
export default function ImportPage() {
  const { kind } = useRouter().params;
  const post = useActingPost();
  const asked = isSheetKind(kind) ? kind : 'children';
  return post && mayDo(post, SHEET_WORK[asked].needs) ? (
    <Importing key={`${asked}:${post.role}:${post.unit}`} kind={asked} post={post} />
  ) : (
    <Page title={SHEET_WORK[asked].title}>
      <Empty icon="lock" title="这里由学校和教育局的工作人员办理">
        您现在的岗位不能导入这张表。有别的岗位的，请在“我的”里切换。
      </Empty>
    </Page>
  );
}
