import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { ADULT_KINDS, type AdultSlot } from '#domain/roster/documents';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Choices, toggled } from '../../../ui/choices';
import { Empty } from '../../../ui/empty';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import type { Papers } from '..';
import { isOfChain, isPaperKind, openPaper } from '../words';

const FACTS = 500;
/** These rest on nothing that has to be found out. */
const WITHOUT_FACTS: readonly PaperKind[] = ['demand'];

interface MakeProps {
  readonly one: string;
  readonly kind: PaperKind;
  readonly papers: Papers;
}

interface Draft {
  readonly addressees: readonly AdultSlot[];
  readonly facts: string;
  readonly ruling: string;
}

/** Whom it is addressed to, with what each is; who looks after the child is nobody's addressee. */
function Whom({ papers, draft, change }: Pick<MakeProps, 'papers'> & { draft: Draft; change: (draft: Draft) => void }) {
  return (
    <Card title="写给谁">
      <Choices<AdultSlot>
        label="受送达人"
        hint="每个人分别送达，分别起算"
        list
        choices={papers.guardians.map(({ slot, name, relation, kind }) => ({
          value: slot,
          label: `${relation} ${name}`,
          detail: ADULT_KINDS[kind],
        }))}
        value={draft.addressees}
        onChoose={(slot) => change({ ...draft, addressees: toggled(draft.addressees, slot) })}
      />
      <Notice tone="calm" title="只写给父母或其他法定监护人">
        {papers.others.length > 0
          ? `${papers.others.map(({ name, relation, kind }) => `${relation}${name}是${ADULT_KINDS[kind]}`).join('，')}，不是受送达人，照常联系就可以。`
          : '爷爷奶奶、受委托的照护人不是受送达人，照常联系他们就可以。'}
      </Notice>
    </Card>
  );
}

function missingOf(kind: PaperKind, { addressees, facts, ruling }: Draft): string | undefined {
  if (addressees.length === 0) {
    return '请选写给谁。';
  }
  if (!isOfChain(kind)) {
    return undefined;
  }
  if (!WITHOUT_FACTS.includes(kind) && !facts.trim()) {
    return '请写查明的事实。';
  }
  return ruling.trim() ? undefined : '请写处理的内容。';
}

/** 起草: filled from the roster and the case; read whole on the next page, issued only there. */
function Make({ one, kind, papers }: MakeProps) {
  const before = papers.items.find((row) => row.kind === kind && row.state === 'draft');
  const [draft, setDraft] = useState<Draft>({
    addressees: (before?.addressees ?? papers.guardians).map(({ slot }) => slot),
    facts: '',
    ruling: '',
  });
  const act = useAct('cases.draftPaper');
  const missing = missingOf(kind, draft);
  const make = async (): Promise<void> => {
    const words = isOfChain(kind) ? { facts: draft.facts.trim(), ruling: draft.ruling.trim() } : {};
    const made = await act.run({ case: one, kind, addressees: draft.addressees, ...words });
    if (made) {
      await Taro.redirectTo({ url: openPaper(one, made.paper) });
    }
  };
  return (
    <>
      <Whom papers={papers} draft={draft} change={setDraft} />
      {isOfChain(kind) ? (
        <Card title="内容">
          {WITHOUT_FACTS.includes(kind) ? null : (
            <Field
              kind="long"
              label="查明的事实"
              hint="时间、次数、做过什么。内容会加密保存"
              maxLength={FACTS}
              value={draft.facts}
              onChange={(facts) => setDraft({ ...draft, facts })}
            />
          )}
          <Field
            kind="long"
            label={kind === 'complaint' ? '诉讼请求' : '处理的内容'}
            maxLength={FACTS}
            value={draft.ruling}
            onChange={(ruling) => setDraft({ ...draft, ruling })}
          />
        </Card>
      ) : null}
      {before ? <Notice tone="calm" title="原来的草稿会被这一份代替" /> : null}
      {act.problem ? (
        <Notice tone="warn" title={act.problem.message}>
          {act.problem.fields.map(({ rule }) => rule).join('，')}
        </Notice>
      ) : null}
      <BigButton
        icon="file-text"
        says={missing ?? '现在只是草稿，不编号。下一步看全文。'}
        disabled={missing !== undefined}
        busy={act.busy && '正在起草'}
        onPress={() => void make()}
      >
        起草，看全文
      </BigButton>
    </>
  );
}

export default function MakePage() {
  const { params } = useRouter();
  const one = decodeURIComponent(params['case'] ?? '');
  const kind = decodeURIComponent(params['kind'] ?? '');
  const called = useCall('cases.papers', { case: one }, { onShow: false });
  if (!isPaperKind(kind)) {
    return (
      <Page title="起草文书">
        <Empty title="没有这种文书">请回到文书页，再选一次。</Empty>
      </Page>
    );
  }
  const title = called.data?.kinds.find((known) => known.kind === kind)?.title ?? PAPER_KINDS[kind].title;
  return (
    <Page title={`起草${title}`}>
      <Async called={called} rows={4}>
        {(papers) => <Make one={one} kind={kind} papers={papers} />}
      </Async>
    </Page>
  );
}
