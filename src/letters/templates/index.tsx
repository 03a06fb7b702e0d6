import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { TemplateRow } from '#domain/letters/api-templates';
import { EDGE_IDS, EDGES } from '#domain/letters/edges';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { TemplateView } from './template-view';
import { openTemplate, templateWord } from './words';

type List = ReplyOf<'letters.templates'>;
type Line = 'government' | 'education';
const go = (url: string): void => void Taro.navigateTo({ url });

const TABS: readonly { readonly value: Line; readonly label: string }[] = [
  { value: 'government', label: '乡村这条线' },
  { value: 'education', label: '学校这条线' },
];
const SCHOOLS: readonly string[] = ['bureau', 'school', 'class'];
const lineOf = (edge: TemplateRow['edge']): Line =>
  SCHOOLS.includes(EDGES[edge].upper.unit) ? 'education' : 'government';

const keyOf = ({ template, version }: Pick<TemplateRow, 'template' | 'version'>): string => `${template}:${version}`;

interface EdgesProps {
  readonly list: List;
  readonly line: Line;
  readonly open: TemplateRow | undefined;
  readonly onOpen: (row: TemplateRow) => void;
}

/** The templates of each edge, one edge below the other in the order of the chain. */
function Edges({ list, line, open, onOpen }: EdgesProps) {
  const edges = EDGE_IDS.filter((edge) => lineOf(edge) === line);
  return (
    <>
      {edges.map((edge) => (
        <Card key={edge} title={EDGES[edge].title} flush>
          {list.items
            .filter((row) => row.edge === edge)
            .map((row) => {
              const { tone, word } = templateWord(row);
              return (
                <Row
                  key={keyOf(row)}
                  title={row.title}
                  detail={row.builtIn ? undefined : `第 ${row.version} 版`}
                  aside={<StatusTag tone={tone}>{word}</StatusTag>}
                  current={open !== undefined && keyOf(open) === keyOf(row)}
                  onPress={() => onOpen(row)}
                />
              );
            })}
        </Card>
      ))}
    </>
  );
}

/** 责任书模板 of every edge; on a desktop the chosen one is read at the right. */
export default function TemplatesPage() {
  const [line, setLine] = useState<Line>('government');
  const [open, setOpen] = useState<TemplateRow>();
  const called = useCall('letters.templates', {});
  const show = (row: TemplateRow): void => (isWide() ? setOpen(row) : go(openTemplate(row.template, row.version)));
  const list = (
    <>
      <Tabs label="哪条线" tabs={TABS} value={line} onChoose={setLine} />
      <Async called={called} rows={8}>
        {(found) => <Edges list={found} line={line} open={open} onOpen={show} />}
      </Async>
    </>
  );
  return (
    <Page
      title="责任书模板"
      wide
      bottom={
        called.data?.mayWrite ? (
          <BigButton
            icon="plus"
            says="也可以打开一份，改成本县的新版本。"
            onPress={() => go('/letters/templates/edit/index')}
          >
            新写一份
          </BigButton>
        ) : undefined
      }
    >
      <MasterDetail
        list={list}
        detail={
          open ? (
            <TemplateView key={keyOf(open)} template={open.template} version={open.version} onChanged={called.reload} />
          ) : undefined
        }
        onClose={() => setOpen(undefined)}
        invitation="从左边选一份模板，这里就是签字人看到的样子。"
      />
    </Page>
  );
}
