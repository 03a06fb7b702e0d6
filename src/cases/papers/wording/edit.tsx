import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { RIGHTS_HEADING } from '#domain/cases/paper-content';
import { PAPER_VARIABLES, type PaperWording } from '#domain/cases/paper-wording';
import { Explanations } from '../../../explanations';
import { BigButton } from '../../../ui/big-button';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useAct } from '../../../use-act';
import { DiffLines } from './diff-lines';

export type Wording = ReplyOf<'cases.paperTemplates'>['items'][number];

const WHOLE = 3000;
const LINE = 300;
const PARTS = [
  { key: 'body', label: '正文', most: WHOLE },
  { key: 'rights', label: RIGHTS_HEADING, most: WHOLE },
  { key: 'online', label: '网上申请', most: LINE },
] as const;

interface DiffProps {
  readonly old: PaperWording;
  readonly young: PaperWording;
}

/** What a version changes against another. */
export function WordingDiff({ old, young }: DiffProps) {
  return (
    <>
      {PARTS.map(({ key, label }) => (
        <DiffLines key={key} label={label} old={old[key]} young={young[key]} />
      ))}
    </>
  );
}

interface EditProps {
  readonly latest: Wording;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 改样式: from the version in force; what changes is seen before it is saved. */
export function EditWording({ latest, onDone, onClose }: EditProps) {
  const [words, setWords] = useState<PaperWording>({
    body: latest.body,
    rights: latest.rights,
    online: latest.online,
  });
  const [explanations, setExplanations] = useState(latest.explanations);
  const act = useAct('cases.savePaperTemplate');
  const isSame = PARTS.every(({ key }) => words[key] === latest[key]) && explanations === latest.explanations;
  const save = async (): Promise<void> => {
    if (await act.run({ kind: latest.kind, from: latest.version, explanations, ...words })) {
      onDone();
    }
  };
  return (
    <>
      <Card title="改样式">
        <Notice tone="calm" title="双花括号里的词，起草时自动填">
          {`可以用：${PAPER_VARIABLES.join('、')}。法律要求写的不能少。`}
        </Notice>
        {PARTS.map(({ key, label, most }) => (
          <Field
            key={key}
            kind="long"
            label={label}
            hint="一段一行"
            optional={key !== 'body'}
            maxLength={most}
            value={words[key]}
            onChange={(text) => setWords({ ...words, [key]: text })}
          />
        ))}
      </Card>
      <Explanations explanations={explanations} onChange={(changed) => setExplanations(changed.explanations)} />
      {isSame ? null : (
        <Card title="改了哪些">
          <WordingDiff old={latest} young={words} />
        </Card>
      )}
      {act.problem ? (
        <Notice tone="warn" title={act.problem.message}>
          {act.problem.fields.map(({ rule }) => rule).join('；')}
        </Notice>
      ) : null}
      <BigButton
        icon="check"
        says={isSame ? '还没有改。' : '保存成新版本，以后起草的文书用它。'}
        disabled={isSame}
        busy={act.busy && '正在保存'}
        onPress={() => void save()}
      >
        保存新版本
      </BigButton>
      <Button look="quiet" wide onPress={onClose}>
        不改了
      </Button>
    </>
  );
}
