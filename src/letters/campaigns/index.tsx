import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { CampaignRow } from '#domain/letters/api-campaigns';
import type { CampaignStage } from '#domain/letters/campaign-rules';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Empty } from '../../ui/empty';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { TEMPLATES_PAGE } from '../templates/words';
import { CampaignView } from './campaign-view';
import { CAMPAIGN_WORDS, openCampaign, openSeries, windowWords } from './words';

type List = ReplyOf<'letters.campaigns'>;
type Whose = 'own' | 'below';
const go = (url: string): void => void Taro.navigateTo({ url });

const STAGES: readonly { readonly value: CampaignStage; readonly label: string }[] = [
  { value: 'now', label: '进行中' },
  { value: 'draft', label: '草稿' },
  { value: 'over', label: '已结束' },
];
const WHOSE: readonly { readonly value: Whose; readonly label: string }[] = [
  { value: 'own', label: '本单位发起' },
  { value: 'below', label: '下级发起' },
];

interface RowsProps {
  readonly first: List;
  readonly ask: (cursor: string) => Promise<List>;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

function Rows({ first, ask, open, onOpen }: RowsProps) {
  const pages = usePages<CampaignRow>(first, ask);
  return (
    <>
      <Card flush>
        {pages.items.map((row, at) => {
          const { tone, word } = CAMPAIGN_WORDS[row.state];
          const { series } = row;
          if (series) {
            const same = pages.items.filter((one) => one.series === series);
            return pages.items.findIndex((one) => one.series === series) < at ? null : (
              <Row
                key={series}
                icon="list-checks"
                title={row.name || '一组签订'}
                detail={`${row.edgeTitle}等 ${same.length} 种，${windowWords(row)}`}
                aside={<StatusTag tone={tone}>{word}</StatusTag>}
                onPress={() => go(openSeries(series))}
              />
            );
          }
          return (
            <Row
              key={row.id}
              title={row.name ? `${row.edgeTitle}（${row.name}）` : row.edgeTitle}
              detail={`${row.unitName}，${windowWords(row)}`}
              aside={<StatusTag tone={tone}>{word}</StatusTag>}
              current={row.id === open}
              onPress={() => onOpen(row.id)}
            />
          );
        })}
      </Card>
      <More pages={pages} />
    </>
  );
}

const isNothing = ({ items, cursor }: List): boolean => items.length === 0 && cursor === null;

interface ListPartProps {
  readonly stage: CampaignStage;
  readonly open: string | undefined;
  readonly onStage: (stage: CampaignStage) => void;
  readonly onOpen: (id: string) => void;
}

/** 签订列表 by how they stand; those of units below apart, since there may be hundreds. */
function ListPart({ stage, open, onStage, onOpen }: ListPartProps) {
  const [whose, setWhose] = useState<Whose>('own');
  const request = { stage, of: whose };
  const called = useCall('letters.campaigns', request, { isEmpty: isNothing });
  return (
    <>
      <Tabs label="看哪些" tabs={STAGES} value={stage} onChoose={onStage} />
      <Choices label="谁发起的" choices={WHOSE} value={whose} onChoose={setWhose} />
      <Async
        called={called}
        empty={
          <Empty icon="pen-line" title="这里还没有签订">
            {whose === 'own' ? '点下面“发起签订”，一步一步来。' : '下级发起后，这里就有。'}
          </Empty>
        }
      >
        {(first) => (
          <Rows
            key={`${stage} ${whose}`}
            first={first}
            open={open}
            onOpen={onOpen}
            ask={(cursor) => call('letters.campaigns', { ...request, cursor })}
          />
        )}
      </Async>
    </>
  );
}

/** 签订工作: every campaign that the acting post may see; on a desktop the chosen one stands at the right. */
export default function CampaignsPage() {
  const [stage, setStage] = useState<CampaignStage>('now');
  const [open, setOpen] = useState<string>();
  // The edges that may be begun do not depend on what is looked at.
  const begin = useCall('letters.campaigns', { stage: 'draft', of: 'own' });
  const mayBegin = (begin.data?.mayBegin.length ?? 0) > 0;
  const show = (id: string): void => (isWide() ? setOpen(id) : go(openCampaign(id)));
  const list = (
    <>
      <ListPart stage={stage} open={open} onStage={setStage} onOpen={show} />
      <Card flush>
        <Row icon="file-text" title="责任书模板" detail="每一层签的内容" onPress={() => go(TEMPLATES_PAGE)} />
      </Card>
    </>
  );
  return (
    <Page
      title="签订工作"
      wide
      bottom={
        mayBegin ? (
          <BigButton icon="plus" onPress={() => go('/letters/campaigns/begin/index')}>
            发起签订
          </BigButton>
        ) : undefined
      }
    >
      <MasterDetail
        list={list}
        detail={open === undefined ? undefined : <CampaignView key={open} id={open} />}
        onClose={() => setOpen(undefined)}
        invitation="从左边选一次签订，这里就是它的进度。"
      />
    </Page>
  );
}
