import { useState } from 'react';
import { dayOf } from '#domain/plain-date';
import { UNLISTED_NOTES, type UnlistedNote } from '#domain/roster/api';
import type { Child } from '#domain/roster/documents';
import { serverNow } from '../../api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Row } from '../../ui/row';
import { Select } from '../../ui/select';
import type { StandingPost } from '../acting-post';
import { SEX_WORDS } from '../child-words';
import { UnitPicker } from '../unit-picker';
import { birthYears, MONTHS, type Report } from './report';

const SEXES = (['male', 'female'] as const satisfies readonly Child['sex'][]).map((value) => ({
  value,
  label: SEX_WORDS[value],
}));
const NOTES = (Object.keys(UNLISTED_NOTES) as UnlistedNote[]).map((value) => ({ value, label: UNLISTED_NOTES[value] }));
const RELATIONS = ['父亲', '母亲', '爷爷', '奶奶', '外公', '外婆', '其他亲属', '邻居'].map((label) => ({
  value: label,
  label,
}));

interface PartProps {
  readonly report: Report;
  readonly onChange: (report: Report) => void;
}

interface FormProps extends PartProps {
  readonly post: StandingPost | undefined;
  /** Where the child lives, in words. */
  readonly placeName: string;
}

function Born({ report, onChange }: PartProps) {
  const years = birthYears(dayOf(serverNow()));
  return (
    <>
      <Select
        label="出生年"
        hint="不确定就选最接近的。"
        choices={years.map((year) => ({ value: year, label: `${year}年` }))}
        value={report.year || undefined}
        onChoose={(year) => onChange({ ...report, year })}
      />
      <Select
        label="出生月"
        choices={MONTHS.map((month) => ({ value: month, label: `${month}月` }))}
        value={report.month || undefined}
        onChoose={(month) => onChange({ ...report, month })}
      />
    </>
  );
}

function Adult({ report, onChange }: PartProps) {
  return (
    <Card title="家里的大人" aside="选填">
      <Choices
        label="是孩子的什么人"
        optional
        choices={RELATIONS}
        value={report.relation || undefined}
        onChoose={(relation) => onChange({ ...report, relation: relation === report.relation ? '' : relation })}
      />
      {report.relation === '' ? null : (
        <>
          <Field
            label="大人姓名"
            value={report.adultName}
            maxLength={20}
            onChange={(adultName) => onChange({ ...report, adultName })}
          />
          <Field
            label="手机号"
            kind="phone"
            optional
            value={report.phone}
            maxLength={20}
            onChange={(phone) => onChange({ ...report, phone })}
          />
        </>
      )}
    </Card>
  );
}

/** 上报: three short cards, mostly taps. */
export function ReportForm({ report, onChange, post, placeName }: FormProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Card title="孩子">
        <Field
          label="姓名"
          value={report.name}
          maxLength={20}
          placeholder="户口本上的姓名"
          onChange={(name) => onChange({ ...report, name })}
        />
        <Choices
          label="男女"
          choices={SEXES}
          value={report.sex ?? undefined}
          onChoose={(sex) => onChange({ ...report, sex })}
        />
        <Born report={report} onChange={onChange} />
      </Card>
      <Card title="现在住在哪里" flush>
        <Row
          icon="map-pin"
          title={placeName || '还没选'}
          aside={
            <Button label="换一个村组" onPress={() => setChoosing(true)}>
              {placeName ? '换' : '选'}
            </Button>
          }
        />
      </Card>
      <Card>
        <Choices
          list
          label="孩子是什么情况"
          choices={NOTES}
          value={report.note ?? undefined}
          onChoose={(note) => onChange({ ...report, note })}
        />
      </Card>
      <Adult report={report} onChange={onChange} />
      {choosing ? (
        <UnitPicker
          title="孩子住在哪里"
          from={post?.unit ?? null}
          kinds={['group', 'village']}
          onClose={() => setChoosing(false)}
          onChoose={({ id, name }) => {
            onChange({ ...report, unit: id, unitName: name });
            setChoosing(false);
          }}
        />
      ) : null}
    </>
  );
}
