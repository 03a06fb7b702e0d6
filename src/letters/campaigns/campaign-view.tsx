import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { JobProgress } from '#domain/letters/api-campaigns';
import type { CampaignAct } from '#domain/letters/campaign-rules';
import { SIGNINGS } from '#domain/letters/campaigns';
import { EDGES } from '#domain/letters/edges';
import { POSTS } from '#domain/posts';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import paper from '../paper/paper.module.css';
import { PrintBlank } from '../paper/print-blank';
import { openTemplate } from '../templates/words';
import { ActSheet } from './act-sheet';
import { JobCard } from './job-card';
import { useActingRole, useMay } from './may';
import { Preview } from './preview';
import { UnitProgress } from './unit-progress';
import type { Replaces, Seen } from './use-preview';
import { ACT_WORDS, CAMPAIGN_WORDS, openDraft, openSeries, openTargets, TERM_WORDS, windowWords } from './words';

type Campaign = ReplyOf<'letters.campaign'>;
const c = classes(paper);
const go = (url: string): void => void Taro.navigateTo({ url });

/** What was decided when it was begun. */
function About({ campaign }: { readonly campaign: Campaign }) {
  const { tone, word } = CAMPAIGN_WORDS[campaign.state];
  const { targets, variables, series } = campaign;
  const own = Object.keys(campaign.unitTargets).length;
  return (
    <Card title={campaign.title} aside={<StatusTag tone={tone}>{word}</StatusTag>} flush>
      <Row title="谁和谁签" detail={campaign.edgeTitle} aside={campaign.unitName} />
      {campaign.name ? <Row title="这次叫" aside={campaign.name} /> : null}
      <Row title="签订时间" detail={windowWords(campaign)} />
      <Row title="管多久" aside={`${campaign.schoolYear} ${TERM_WORDS[campaign.term]}`} />
      <Row title="签字顺序" aside={SIGNINGS[campaign.signing]} />
      {targets.map(({ id, label, unit, value }) => (
        <Row key={id} title={label} aside={`${value}${unit}`} />
      ))}
      {Object.entries(variables).map(([name, value]) => (
        <Row key={name} title={name} aside={value} />
      ))}
      {targets.length > 0 && (campaign.state === 'draft' || own > 0) ? (
        <Row
          icon="landmark"
          title="分单位的指标"
          detail={own > 0 ? `${own} 个单位另有指标，其余用上面的` : '各单位不一样的，在这里填'}
          onPress={() => go(openTargets(campaign.id))}
        />
      ) : null}
      {series ? (
        <Row icon="list-checks" title="同一组的" detail="和它一起发起的" onPress={() => go(openSeries(series))} />
      ) : null}
      <Row
        icon="file-text"
        title="看全文"
        onPress={() => go(openTemplate(campaign.template, campaign.templateVersion))}
      />
    </Card>
  );
}

interface ActsProps {
  readonly campaign: Campaign;
  readonly onAct: (act: CampaignAct, replaces?: Replaces) => void;
}

/** 发出 and 补发: counted first, then sent. Coming back from appointing somebody counts anew. */
function Sending({ campaign, onAct }: ActsProps) {
  const [round, setRound] = useState(0);
  const [seen, setSeen] = useState<Seen>();
  const letters = seen?.letters;
  useDidShow(() => setRound((count) => count + 1));
  const verb = campaign.state === 'draft' ? '发出' : '补发';
  return (
    <>
      <Preview key={round} campaign={campaign} onSeen={setSeen} onAgain={() => setRound((count) => count + 1)} />
      {campaign.acts.includes('issue') ? (
        <Card>
          <BigButton
            icon="send"
            disabled={letters === undefined || letters === 0}
            says={letters === 0 ? '现在没有要发的。' : '发出以后，内容不能再改。'}
            onPress={() => onAct('issue', seen?.replaces)}
          >
            {letters ? `${verb} ${letters} 份` : verb}
          </BigButton>
          {campaign.state === 'draft' ? <OfDraft campaign={campaign} onAct={onAct} /> : null}
        </Card>
      ) : null}
    </>
  );
}

/** What else may be done with a draft. */
function OfDraft({ campaign, onAct }: ActsProps) {
  return (
    <View className={c('stack', 'apart')}>
      <Button wide icon="pen-line" onPress={() => go(openDraft(campaign.id))}>
        改一改
      </Button>
      <Button wide look="danger" icon="trash-2" onPress={() => onAct('close')}>
        不要了
      </Button>
    </View>
  );
}

const ORDER: readonly CampaignAct[] = ['resume', 'issue', 'extend', 'pause', 'close'];

/** What may be done with one that is out. */
function Acts({ campaign, onAct }: ActsProps) {
  const acts = ORDER.filter((act) => campaign.acts.includes(act));
  const mayPrint = useMay('office.blankSheets') && !EDGES[campaign.edge].isInternal && campaign.state === 'open';
  return acts.length === 0 && !mayPrint ? null : (
    <Card title="要办什么">
      <View className={c('stack')}>
        {mayPrint ? <PrintBlank unit={campaign.countedAt} /> : null}
        {acts.map((act) => (
          <Button key={act} wide look={act === 'close' ? 'danger' : 'plain'} onPress={() => onAct(act)}>
            {ACT_WORDS[act]}
          </Button>
        ))}
      </View>
    </Card>
  );
}

/** 甲方 has to sign as well: where that is done. */
function IssuerSigns({ campaign }: { readonly campaign: Campaign }) {
  const isIssuer = useActingRole() === EDGES[campaign.edge].upper.role;
  if (campaign.signing === 'partyOnly' || campaign.state !== 'open') {
    return null;
  }
  const first = campaign.signing === 'issuerFirst';
  return (
    <Notice
      tone="act"
      title={first ? '甲方先签，乙方才收到' : '乙方签好后，甲方再签'}
      action={isIssuer ? <Button onPress={() => go('/letters/post/index')}>去签字</Button> : undefined}
    >
      {isIssuer ? '可以一次签多份。' : `由${POSTS[EDGES[campaign.edge].upper.role].title}签。`}
    </Notice>
  );
}

function jobTitle({ state, running }: Campaign): string {
  return state === 'issuing' || running?.includes('letters.issue') ? '正在发出' : '正在办理';
}

const doneWords = ({ made, skipped }: JobProgress): string =>
  skipped > 0 ? `办好了 ${made} 份，${skipped} 份不用办。` : `办好了 ${made} 份。`;

function Body({ campaign, onChanged }: { readonly campaign: Campaign; readonly onChanged: () => void }) {
  const [asked, setAsked] = useState<{ readonly act: CampaignAct; readonly replaces?: Replaces | undefined }>();
  const [done, setDone] = useState<string>();
  const mayRemind = useMay('letters.remind');
  const ended = useCallback(
    (progress: JobProgress) => {
      setDone(doneWords(progress));
      onChanged();
    },
    [onChanged],
  );
  const { state, running, countedAt, period } = campaign;
  // 补发 is counted before it is asked about.
  const [counting, setCounting] = useState(false);
  const ask = (act: CampaignAct, replaces?: Replaces): void => {
    setDone(undefined);
    setAsked({ act, replaces });
  };
  const begin = (next: CampaignAct): void => (next === 'issue' ? setCounting(true) : ask(next));
  return (
    <>
      {running ? <JobCard key={running} job={running} title={jobTitle(campaign)} onDone={ended} /> : null}
      {done ? <Notice tone="good" title={done} /> : null}
      <IssuerSigns campaign={campaign} />
      {state === 'draft' && !running ? <Sending campaign={campaign} onAct={ask} /> : null}
      {state === 'draft' || running ? null : (
        <UnitProgress key={done ?? ''} unit={countedAt} period={period} mayRemind={mayRemind && state === 'open'} />
      )}
      <About campaign={campaign} />
      {state === 'draft' || running ? null : <Acts campaign={campaign} onAct={begin} />}
      {counting && state === 'open' && !running ? <Sending campaign={campaign} onAct={ask} /> : null}
      {asked ? (
        <ActSheet
          campaign={campaign}
          {...asked}
          onClose={() => setAsked(undefined)}
          onStarted={() => {
            setAsked(undefined);
            setCounting(false);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

/** 一次签订: how it stands, how far it has come, and what may be done with it. */
export function CampaignView({ id }: { readonly id: string }) {
  const called = useCall('letters.campaign', { campaign: id });
  return (
    <Async called={called} rows={6}>
      {(campaign) => <Body campaign={campaign} onChanged={called.reload} />}
    </Async>
  );
}
