import { useState } from 'react';
import { DEFERRAL_KINDS } from '#domain/cases/deferral';
import { dayOf, isPlainDate } from '#domain/plain-date';
import { asProblem, serverNow } from '../../api';
import { BigButton } from '../../ui/big-button';
import { Notice } from '../../ui/notice';
import { useAct } from '../../use-act';
import { blankApplication, isRefused, type Known, missingOf, Rest, Why } from './apply-fields';
import { useCertificates } from './uploads';

interface ApplyFormProps {
  readonly known: Known;
  readonly onSent: () => void;
}

/** Photos first, each once; then the application. */
function useSending({ known, onSent }: ApplyFormProps) {
  const act = useAct('cases.applyDeferral');
  const upload = useCertificates(known.child.id);
  const [uploading, setUploading] = useState(false);
  const [failed, setFailed] = useState<string>();
  const send = async (form: ReturnType<typeof blankApplication>): Promise<void> => {
    const { reason, from, until, told, note, childSaid } = form;
    if (reason === undefined || !isPlainDate(from) || !isPlainDate(until)) {
      return;
    }
    setFailed(undefined);
    setUploading(true);
    try {
      const certificates: string[] = [];
      for (const photo of form.certificates) {
        certificates.push(await upload(photo));
      }
      const [written] = form.paper;
      const paper = written && (await upload(written));
      setUploading(false);
      const words = { note: note.trim(), childSaid: childSaid.trim() || undefined };
      if (await act.run({ child: known.child.id, reason, from, until, certificates, told, paper, ...words })) {
        onSent();
      }
    } catch (error) {
      setUploading(false);
      setFailed(asProblem(error).message);
    }
  };
  const problem = failed ?? act.problem?.message;
  const rules = failed ? [] : (act.problem?.fields.map(({ rule }) => rule) ?? []);
  return { send, problem, rules, busy: uploading ? '正在上传' : act.busy && '正在提交' };
}

/** 申请: by the guardian, or written down for one. */
export function ApplyForm({ known, onSent }: ApplyFormProps) {
  const [form, setForm] = useState(() => blankApplication(dayOf(serverNow())));
  const { send, problem, rules, busy } = useSending({ known, onSent });
  const isWritten = known.guardians.length > 0;
  const kind = DEFERRAL_KINDS[known.kind];
  const missing = missingOf(form, isWritten);
  return (
    <>
      <Notice tone="act" title={`${known.child.name}身体不好，可以申请${kind}`}>
        {`由${known.approver}批准，报县教育局备案。批准以前，孩子照常上学或请假。学校不能要求孩子${kind}。`}
      </Notice>
      <Why known={known} form={form} change={setForm} />
      {isRefused(form.reason) ? null : (
        <>
          <Rest known={known} form={form} change={setForm} />
          {problem ? (
            <Notice tone="warn" title={problem}>
              {rules.join('，')}
            </Notice>
          ) : null}
          <BigButton
            icon="send"
            says={missing ?? `提交以后，${known.approver}会看。不批准会说明理由。`}
            disabled={missing !== undefined}
            busy={busy}
            onPress={() => void send(form)}
          >
            {`申请${kind}`}
          </BigButton>
        </>
      )}
    </>
  );
}
