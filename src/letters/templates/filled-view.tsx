import type { ReplyOf } from '#domain/api';
import type { TemplateWhole } from '#domain/letters/api-templates';
import { targetsOf } from '#domain/letters/campaign-rules';
import { SIGNINGS } from '#domain/letters/campaigns';
import { beforeIssue } from '#domain/letters/content';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { useCall } from '../../use-call';
import { AsSigned } from './as-signed';

type Campaign = ReplyOf<'letters.campaign'>;
type Units = ReplyOf<'letters.unitTargets'>['units'];

interface FilledProps {
  readonly template: TemplateWhole;
  readonly campaign: Campaign;
  readonly units: Units;
}

/** The letter of the first unit, as an example; the others have their own names, and targets where they differ. */
function Filled({ template, campaign, units }: FilledProps) {
  const { unitTargets } = campaign;
  const [unit] = units;
  const targets = unit ? targetsOf(campaign, unit.unit) : campaign.targets;
  const own = Object.keys(unitTargets).length;
  const filled = (text: string): string => {
    const said = beforeIssue(text, { ...campaign, targets });
    return unit ? said.split(template.edge === 'teacherGuardian' ? '【班级】' : '【乙方单位】').join(unit.name) : said;
  };
  return (
    <>
      <Notice tone="calm" title={unit ? `以${unit.name}为例` : '发出的就是这样'}>
        {own > 0 ? `${own} 个单位另有指标，各写各的。` : ''}
        【】里的，发出时按每一份填上。
      </Notice>
      <AsSigned template={template} filled={filled} />
      <Card flush>
        <Row title="打勾的话" detail={template.statement} />
        <Row title="签字顺序" aside={SIGNINGS[campaign.signing]} />
      </Card>
    </>
  );
}

interface FilledViewProps {
  readonly template: string;
  readonly version: number;
  readonly campaign: string;
}

/** 全文 of one signing: what will be sent, read before it is. */
export function FilledView({ template, version, campaign }: FilledViewProps) {
  const whole = useCall('letters.template', { template, version });
  const known = useCall('letters.campaign', { campaign });
  const units = useCall('letters.unitTargets', { campaign });
  return (
    <Async called={whole} rows={8}>
      {(text) => (
        <Async called={known} rows={4}>
          {(of) => (
            <Async called={units} rows={4}>
              {(all) => <Filled template={text} campaign={of} units={all.units} />}
            </Async>
          )}
        </Async>
      )}
    </Async>
  );
}
