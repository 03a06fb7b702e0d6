import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { TemplateWhole } from '#domain/letters/api-templates';
import { SIGNINGS } from '#domain/letters/campaigns';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { useMay } from '../campaigns/may';
import { ProblemNotice } from '../campaigns/problem-notice';
import styles from '../letter-text.module.css';
import { AsSigned } from './as-signed';
import { editTemplate, templateWord, withNames } from './words';

const c = classes(styles);
/** What it asks for when it is used, and in which order the sides sign. */
function Asks({ template }: { readonly template: TemplateWhole }) {
  return (
    <Card flush>
      <Row title="打勾的话" detail={template.statement} />
      <Row title="签字顺序" aside={SIGNINGS[template.signing]} />
      {template.targets.map(({ id, label, unit }) => (
        <Row key={id} title={label} aside={unit ? `填 ${unit}` : '填文字'} />
      ))}
      {template.variables.map((name) => (
        <Row key={name} title={name} aside="发起时填" />
      ))}
    </Card>
  );
}

function Explanations({ template: { explanations } }: { readonly template: TemplateWhole }) {
  return explanations.length === 0 ? null : (
    <Card title="别的语言的解释" aside="以中文为准" flush>
      {explanations.map(({ language, text, audio }) => (
        <Row
          key={language}
          title={language}
          detail={<View className={c('full')}>{text}</View>}
          aside={audio ? '有录音' : undefined}
        />
      ))}
    </Card>
  );
}

/** 发布 cannot be undone, so it is asked. */
function Publish({ template, onDone }: { readonly template: TemplateWhole; readonly onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const act = useAct('letters.publishTemplate');
  const run = async (): Promise<void> => {
    if (await act.run({ template: template.template, version: template.version })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <BigButton icon="send" says="发布以后，发起签订时就能选用。" onPress={() => setOpen(true)}>
        发布
      </BigButton>
      <Sheet
        open={open}
        title="发布这个版本？"
        onClose={() => setOpen(false)}
        bottom={
          <>
            <BigButton busy={act.busy && '正在发布'} onPress={() => void run()}>
              发布
            </BigButton>
            <Button look="quiet" wide onPress={() => setOpen(false)}>
              先不发布
            </Button>
          </>
        }
      >
        <Inset>
          <Notice tone="warn" title="发布后不能改。">
            要改就另存一个新版本。已经发出的责任书不会变。
          </Notice>
          <ProblemNotice problem={act.problem} />
        </Inset>
      </Sheet>
    </>
  );
}

function Office({ template, onChanged }: { readonly template: TemplateWhole; readonly onChanged: () => void }) {
  const isDraft = template.state === 'draft';
  const edit = (): void => void Taro.navigateTo({ url: editTemplate(template.template, template.version) });
  return (
    <Card title="县教育局办理">
      {isDraft ? <Publish template={template} onDone={onChanged} /> : null}
      <Button wide icon="pen-line" onPress={edit}>
        {isDraft ? '接着改' : '改成本县的新版本'}
      </Button>
    </Card>
  );
}

interface TemplateViewProps {
  readonly template: string;
  readonly version: number;
  readonly onChanged?: () => void;
}

/** 一份模板, read as the signer will; the county's office changes it from here. */
export function TemplateView({ template, version, onChanged }: TemplateViewProps) {
  const called = useCall('letters.template', { template, version });
  const mayWrite = useMay('letters.saveTemplate');
  return (
    <Async called={called} rows={8}>
      {(whole) => {
        const { tone, word } = templateWord(whole);
        return (
          <>
            <Card flush>
              <Row
                title={whole.edgeTitle}
                detail={`第 ${whole.version} 版`}
                aside={<StatusTag tone={tone}>{word}</StatusTag>}
              />
            </Card>
            <AsSigned template={whole} filled={withNames} />
            <Asks template={whole} />
            <Explanations template={whole} />
            {mayWrite ? (
              <Office
                template={whole}
                onChanged={() => {
                  called.reload();
                  onChanged?.();
                }}
              />
            ) : null}
          </>
        );
      }}
    </Async>
  );
}
