import { useState } from 'react';
import { Field } from '../../../ui/field';
import { useAct } from '../../../use-act';
import { PenaltyForm, type PenaltyFormProps } from './form';

const NAME = 20;
const PLACES = ['第一位', '第二位'] as const;
const NOBODY = { name: '', certificate: '' };

/** 指定执法人员: two with certificates; from this day the term of the procedure runs. */
export function Officers({ one, onDone }: PenaltyFormProps) {
  const [officers, setOfficers] = useState([NOBODY, NOBODY]);
  const act = useAct('cases.nameOfficers');
  const change = (at: number, part: Partial<typeof NOBODY>): void =>
    setOfficers(officers.map((old, n) => (n === at ? { ...old, ...part } : old)));
  const isWhole = officers.every(({ name, certificate }) => name.trim() && certificate.trim());
  const save = async (): Promise<void> => {
    const named = officers.map(({ name, certificate }) => ({ name: name.trim(), certificate: certificate.trim() }));
    if (await act.run({ case: one, officers: named })) {
      onDone();
    }
  };
  return (
    <PenaltyForm
      title="要有两名持证的执法人员"
      says="登记的这一天就是立案，九十天的办理期限从这天起算。"
      missing={isWhole ? undefined : '请写两个人的姓名和执法证号。'}
      act={act}
      does="指定"
      onPress={() => void save()}
    >
      {PLACES.map((place, at) => (
        <Field
          key={place}
          label={`${place}姓名`}
          maxLength={NAME}
          value={officers[at]?.name ?? ''}
          onChange={(name) => change(at, { name })}
        />
      ))}
      {PLACES.map((place, at) => (
        <Field
          key={place}
          label={`${place}执法证号`}
          maxLength={NAME}
          value={officers[at]?.certificate ?? ''}
          onChange={(certificate) => change(at, { certificate })}
        />
      ))}
    </PenaltyForm>
  );
}
