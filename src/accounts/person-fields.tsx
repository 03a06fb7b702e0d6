import { isName, isPhone, plainPhone } from '#domain/accounts/staff-sheet';
import { Field } from '../ui/field';

/** Who a post is for, as it is typed. */
export interface TypedPerson {
  readonly name: string;
  readonly phone: string;
}

export const NOBODY: TypedPerson = { name: '', phone: '' };

export const isComplete = ({ name, phone }: TypedPerson): boolean => isName(name.trim()) && isPhone(plainPhone(phone));

export const asRequest = ({ name, phone }: TypedPerson): TypedPerson => ({
  name: name.trim(),
  phone: plainPhone(phone),
});

interface PersonFieldsProps {
  readonly person: TypedPerson;
  readonly onChange: (person: TypedPerson) => void;
}

/** 姓名 and 手机号: the phone is what WeChat will vouch for. */
export function PersonFields({ person, onChange }: PersonFieldsProps) {
  const phoneTyped = person.phone.length >= 11;
  return (
    <>
      <Field label="姓名" value={person.name} maxLength={20} onChange={(name) => onChange({ ...person, name })} />
      <Field
        label="手机号"
        kind="phone"
        hint="要和本人微信绑定的号码一样，系统用它认人。"
        value={person.phone}
        maxLength={20}
        problem={phoneTyped && !isPhone(plainPhone(person.phone)) ? '请写 11 位手机号' : undefined}
        onChange={(phone) => onChange({ ...person, phone })}
      />
    </>
  );
}
