import { useRouter } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import type { AddresseeRow, PaperRow } from '#domain/cases/api-papers';
import { SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { dayOf } from '#domain/plain-date';
import { asProblem, serverNow } from '../../../api';
import { dayProblem } from '../../../day-problem';
import { useMe } from '../../../me';
import { serverToday } from '../../../spoken';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { dropHanded, handedPhotos } from '../../handed-photo';
import { useProof } from '../../use-proof';
import type { Papers } from '..';
import { leave } from '../leave';
import { openPaper, paperName, servedWords } from '../words';
import { Entrust } from './entrust';
import { ServeFields } from './fields';
import {
  blankServe,
  METHOD_WORDS,
  missingIn,
  type ServeForm,
  type ServeKnown,
  serveRequest,
  verdictOf,
} from './serve-form';
import { VerdictNotice } from './verdict';

const METHODS = (Object.entries(SERVICE_METHODS) as [ServiceMethod, string][]).map(([value, label]) => ({
  value,
  label,
  detail: METHOD_WORDS[value].says,
}));

interface ServeProps {
  readonly one: string;
  readonly row: PaperRow;
  readonly papers: Papers;
  /** Whoever is at the phone, as the first of the servers. */
  readonly server: string;
  readonly to: string;
  readonly onDone: () => void;
}

interface ChooseProps {
  readonly form: ServeForm;
  readonly change: (form: ServeForm) => void;
}

/** Whom, then how: the method decides what else is asked. */
function Choose({ row, form, change }: ChooseProps & Pick<ServeProps, 'row'>) {
  const owed = row.addressees.filter(({ servedOn }) => servedOn === null);
  const chosen = METHODS.filter(({ value }) => value === form.method);
  return (
    <Card title={paperName(row)}>
      <Choices
        label="送给谁"
        choices={owed.map((who) => ({
          value: who.slot,
          label: `${who.relation} ${who.name}`,
          detail: servedWords(who),
        }))}
        value={form.to}
        onChoose={(to) => change({ ...form, to })}
      />
      <Choices
        label="怎么送的"
        list={form.method === undefined}
        choices={form.method === undefined ? METHODS : METHODS.map(({ value, label }) => ({ value, label }))}
        value={form.method}
        hint={chosen[0]?.detail}
        onChoose={(method) => change({ ...form, method })}
      />
    </Card>
  );
}

/** Sends what was filled in, with its photos. */
function useServing(one: string, row: PaperRow) {
  const act = useAct('cases.serveNotice');
  const proofOf = useProof(one);
  const [isUploading, setUploading] = useState(false);
  const [failed, setFailed] = useState<string>();
  const send = async (form: ServeForm): Promise<boolean> => {
    setFailed(undefined);
    try {
      setUploading(form.photos.length > 0);
      const proof: string[] = [];
      for (const photo of form.photos) {
        proof.push(await proofOf(photo));
      }
      setUploading(false);
      const request = serveRequest({ one, paper: row.id }, form, proof);
      return request !== undefined && (await act.run(request)) !== undefined;
    } catch (error) {
      setUploading(false);
      setFailed(asProblem(error).message);
      return false;
    }
  };
  const fields = act.problem?.fields.map(({ rule }) => rule).join('，');
  return {
    send,
    busy: isUploading ? '正在上传' : act.busy && '正在保存',
    wrong: failed ?? (act.problem && [act.problem.message, fields].filter(Boolean).join(' ')),
  };
}

interface TryProps extends ChooseProps, Pick<ServeProps, 'one' | 'row' | 'papers'> {
  readonly who: AddresseeRow | undefined;
}

/** What happened at the door, whether it is service, and the one button. */
function Try({ one, row, papers, who, form, change }: TryProps) {
  const { send, busy, wrong } = useServing(one, row);
  const known: ServeKnown | undefined = who && {
    who,
    addressConfirmedOn: papers.guardians.find(({ slot }) => slot === who.slot)?.addressConfirmedOn ?? null,
    publicNoticeDays: papers.publicNoticeDays,
    involved: [papers.child, ...papers.guardians, ...papers.others].map(({ name }) => name),
  };
  const verdict = known ? verdictOf(form, known) : null;
  const missing = missingIn(form) ?? dayProblem(form.on, row.issuedOn ?? undefined, serverToday());
  const take = async (): Promise<void> => {
    if (await send(form)) {
      await dropHanded(form.photos);
      await leave(openPaper(one, row.id));
    }
  };
  const isWanting = verdict?.kind === 'wanting';
  return (
    <>
      {who ? (
        <ServeFields form={form} change={change} name={who.name} today={dayOf(serverNow())} issuedOn={row.issuedOn} />
      ) : null}
      {verdict && missing === undefined ? (
        <VerdictNotice verdict={verdict} began={form.on} onInstead={(method) => change({ ...form, method })} />
      ) : null}
      {wrong ? <Notice tone="warn" title={wrong} /> : null}
      <BigButton
        icon="check"
        says={missing ?? (isWanting ? '照实记下这一次，期限不起算。' : undefined)}
        disabled={missing !== undefined}
        busy={busy}
        onPress={() => void take()}
      >
        {isWanting ? '记下没送到' : '登记送达'}
      </BigButton>
    </>
  );
}

/** Before the other township has taken the request nobody has gone to the door: there is nothing to record. */
const isAsking = ({ method }: ServeForm, who: AddresseeRow): boolean =>
  method === 'entrusted' && (who.entrusted?.acceptedOn ?? null) === null;

function Serve({ one, row, papers, server, to, onDone }: ServeProps) {
  const today = dayOf(serverNow());
  const owed = row.addressees.filter(({ servedOn }) => servedOn === null);
  const first = owed.find(({ slot }) => slot === to) ?? (owed.length === 1 ? owed[0] : undefined);
  const initial = useMemo(
    () => blankServe(first?.slot, today, server, handedPhotos(one)),
    [first?.slot, today, server, one],
  );
  const [form, setForm] = useState(initial);
  const who = owed.find(({ slot }) => slot === form.to);
  if (owed.length === 0) {
    return (
      <Empty icon="circle-check" title="已经送达每一位监护人">
        这份文书不用再送。
      </Empty>
    );
  }
  return (
    <>
      <Choose row={row} form={form} change={setForm} />
      {who && form.method === 'entrusted' ? <Entrust one={one} row={row} who={who} onDone={onDone} /> : null}
      {who && isAsking(form, who) ? null : (
        <Try one={one} row={row} papers={papers} who={who} form={form} change={setForm} />
      )}
    </>
  );
}

/** 登记送达: the method first, then what it wants; whether it is service is said before it is sent. */
export default function ServePage() {
  const { params } = useRouter();
  const one = decodeURIComponent(params['case'] ?? '');
  const paper = decodeURIComponent(params['paper'] ?? '');
  const called = useCall('cases.papers', { case: one }, { onShow: false });
  const me = useMe();
  return (
    <Page title="登记送达">
      <Async called={called} rows={5}>
        {(papers) => {
          const row = papers.items.find(({ id }) => id === paper);
          return row && me.data ? (
            <Serve
              one={one}
              row={row}
              papers={papers}
              server={me.data.name}
              to={decodeURIComponent(params['to'] ?? '')}
              onDone={called.reload}
            />
          ) : null;
        }}
      </Async>
    </Page>
  );
}
