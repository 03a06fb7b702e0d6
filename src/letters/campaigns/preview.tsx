import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { CampaignRow, MissingParty } from '#domain/letters/api-campaigns';
import type { EdgeId } from '#domain/letters/edges';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Figure, Figures } from '../../ui/figure';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { useMay } from './may';
import { ProblemNotice } from './problem-notice';
import { Replaced } from './replaced';
import { type Seen, usePreview } from './use-preview';
import { MISSING_HELP } from './words';

/** So many missing ones are shown at first. */
const SHOWN = 20;

const go = (url: string): void => void Taro.navigateTo({ url });

/** Where somebody who is missing can be brought in, for whoever may. */
function useWayOut(edge: EdgeId): (party: MissingParty) => (() => void) | undefined {
  const mayAppoint = useMay('accounts.staff');
  const maySeeClass = useMay('roster.classChildren');
  return ({ reason, unit }) => {
    if (reason === 'noPost') {
      return mayAppoint ? () => go(`/accounts/staff/index?unit=${encodeURIComponent(unit)}`) : undefined;
    }
    return maySeeClass && edge === 'teacherGuardian'
      ? () => go(`/roster/class/index?unit=${encodeURIComponent(unit)}`)
      : undefined;
  };
}

function Missing({ missing, edge }: { readonly missing: readonly MissingParty[]; readonly edge: EdgeId }) {
  const [all, setAll] = useState(false);
  const wayOut = useWayOut(edge);
  const [first] = missing;
  if (!first) {
    return null;
  }
  // Two of one name at one unit are two: each has its place in the list for a key.
  const shown = missing.slice(0, all ? missing.length : SHOWN).map((party, at) => ({ party, key: `${at}` }));
  return (
    <Card title="发不了的" aside={`${missing.length} 份`} flush>
      <Inset>
        <Notice tone="warn" title={MISSING_HELP[first.reason]}>
          其余的照常发，不用等。
        </Notice>
      </Inset>
      {shown.map(({ party, key }) => (
        <Row
          key={key}
          title={`${party.place} ${party.who}`}
          detail={party.reason === 'noPost' ? '岗位还没有人' : '没有登记监护人'}
          onPress={wayOut(party)}
        />
      ))}
      {shown.length < missing.length ? (
        <Inset>
          <Button wide onPress={() => setAll(true)}>
            {`全部 ${missing.length} 份`}
          </Button>
        </Inset>
      ) : null}
    </Card>
  );
}

interface PreviewProps {
  readonly campaign: CampaignRow;
  /** What would be made and what would give way, once all is looked at. */
  readonly onSeen: (seen: Seen) => void;
  readonly onAgain: () => void;
}

/** 预览: how many letters, for whom, and who is missing. Drawn anew (by its key) it counts anew. */
export function Preview({ campaign, onSeen, onAgain }: PreviewProps) {
  const { seen, problem } = usePreview(campaign.id);
  const { letters, there, notJoined, missing, replaces, replaced, done, looked, units } = seen;
  useEffect(() => {
    if (done) {
      onSeen(seen);
    }
  }, [done, seen, onSeen]);
  return (
    <>
      <Card title="要发多少份" aside={campaign.edgeTitle} flush>
        {done ? null : <Bar label="正在数" value={looked} total={units} figure={`${looked} / ${units} 个单位`} />}
        <Inset>
          <Figures>
            <Figure label="要发" value={letters} unit="份" tone="act" />
            <Figure label="发不了" value={missing.length} unit="份" tone={missing.length > 0 ? 'warn' : 'calm'} />
            {there > 0 ? <Figure label="已经有" value={there} unit="份" /> : null}
          </Figures>
          {notJoined > 0 ? (
            <Notice tone="calm" title={`${notJoined} 个人还没进小程序`}>
              先发给岗位，本人进来以后就能签。
            </Notice>
          ) : null}
          <Replaced replaces={replaces} rows={replaced} />
          <ProblemNotice problem={problem} />
          {done || problem ? (
            <Button look="quiet" icon="refresh-cw" onPress={onAgain}>
              再数一次
            </Button>
          ) : null}
        </Inset>
      </Card>
      <Missing missing={missing} edge={campaign.edge} />
    </>
  );
}
