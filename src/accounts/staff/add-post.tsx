import { useState } from 'react';
import { isSingle } from '#domain/accounts/appointments';
import type { PlainDate } from '#domain/plain-date';
import { POSTS, type Role } from '#domain/posts';
import { BigButton } from '../../ui/big-button';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { asRequest, isComplete, NOBODY, PersonFields } from '../person-fields';

const CHIPS = 6;

interface AddPostProps {
  readonly unit: { readonly id: string; readonly name: string };
  /** Posts that the acting post may give here. */
  readonly roles: readonly Role[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** 安排岗位: which post on this unit, for whom, and until when where it is for a time. */
export function AddPost({ unit, roles, onClose, onSaved }: AddPostProps) {
  const [role, setRole] = useState<Role | undefined>(roles.length === 1 ? roles[0] : undefined);
  const [person, setPerson] = useState(NOBODY);
  const [to, setTo] = useState('');
  const save = useAct('accounts.savePost');
  const ready = role !== undefined && isComplete(person);
  const choices = roles.map((value) => ({ value, label: POSTS[value].title }));
  const submit = async () => {
    const until = to === '' ? {} : { to: to as PlainDate };
    if (role && (await save.run({ unit: unit.id, role, ...asRequest(person), ...until }))) {
      onSaved();
    }
  };
  return (
    <Sheet
      open
      title={`在${unit.name}安排岗位`}
      onClose={onClose}
      bottom={
        <BigButton
          says={ready ? '保存后，本人用微信手机号进来就在岗。' : '选好岗位，填好姓名和手机号。'}
          disabled={!ready}
          busy={save.busy && '正在保存'}
          onPress={() => void submit()}
        >
          保存
        </BigButton>
      }
    >
      <Inset>
        {choices.length > CHIPS ? (
          <Select label="岗位" choices={choices} value={role} onChoose={setRole} />
        ) : (
          <Choices label="岗位" choices={choices} value={role} onChoose={setRole} />
        )}
        <PersonFields person={person} onChange={setPerson} />
        {role && !isSingle(role) ? (
          <Field
            label="做到哪一天"
            kind="date"
            optional
            hint="临时代班的可以填，到期自动失效。"
            value={to}
            onChange={setTo}
          />
        ) : null}
        {save.problem ? <Notice tone="danger" title={save.problem.message} /> : null}
      </Inset>
    </Sheet>
  );
}
