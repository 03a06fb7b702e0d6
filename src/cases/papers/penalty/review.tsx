import { useState } from 'react';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { useAct } from '../../../use-act';
import { PenaltyForm, type PenaltyFormProps } from './form';

const WORDS = 300;
const ANSWERS = [
  { value: 'yes' as const, label: '同意' },
  { value: 'no' as const, label: '不同意，退回补充' },
];

/** 法制审核意见: by somebody who has not worked the case. */
export function Review({ one, onDone }: PenaltyFormProps) {
  const [agrees, setAgrees] = useState<'yes' | 'no'>();
  const [opinion, setOpinion] = useState('');
  const act = useAct('cases.legalReview');
  const missing = agrees === undefined ? '请选同意还是不同意。' : opinion.trim() ? undefined : '请写审核意见。';
  const save = async (): Promise<void> => {
    if (agrees && (await act.run({ case: one, agrees: agrees === 'yes', opinion: opinion.trim() }))) {
      onDone();
    }
  };
  return (
    <PenaltyForm
      title="没有办理过这个个案的人才能审核"
      says="看主体、权限、事实、依据、程序。您的意见会留在个案里。"
      missing={missing}
      act={act}
      does="提交审核意见"
      onPress={() => void save()}
    >
      <Choices label="审核结论" choices={ANSWERS} value={agrees} onChoose={setAgrees} />
      <Field kind="long" label="审核意见" maxLength={WORDS} value={opinion} onChange={setOpinion} />
    </PenaltyForm>
  );
}
