import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AdultCard, ChildCard } from '#domain/roster/api';
import { ADULT_KINDS } from '#domain/roster/documents';
import type { RevealField } from '#domain/roster/reveal';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Empty } from '../ui/empty';
import { Row } from '../ui/row';
import { fieldWord, RevealSheet } from './reveal-sheet';

const phoneOf = ({ slot }: AdultCard): RevealField => `phone.${slot}`;

function Details({ adult: { kind, phone, bound } }: { readonly adult: AdultCard }) {
  return (
    <View>
      <View>{phone || '没有电话'}</View>
      <View>{ADULT_KINDS[kind]}</View>
      <View>{bound ? '已绑定微信' : '没有绑定微信'}</View>
    </View>
  );
}

interface AdultsProps {
  readonly card: Pick<ChildCard, 'id' | 'name' | 'state' | 'adults' | 'revealable'>;
}

/** 家长和联系人: masked phones; a tap, a reason, and the call. */
export function Adults({ card }: AdultsProps) {
  const [open, setOpen] = useState<AdultCard>();
  return (
    <Card title="家长和联系人" flush>
      {card.adults.length === 0 ? (
        <Empty icon="users-round" title="还不知道家长是谁">
          {card.state === 'unlisted' ? '上报时没有写。入学后由学校登记。' : '请学校学籍管理员补上家长姓名和电话。'}
        </Empty>
      ) : null}
      {card.adults.map((adult) => (
        <Row
          key={adult.slot}
          title={`${adult.relation} ${adult.name}`}
          detail={<Details adult={adult} />}
          aside={
            adult.phone !== '' && card.revealable.includes(phoneOf(adult)) ? (
              <Button
                icon="phone"
                label={`给${card.name}的${adult.relation}${adult.name}打电话`}
                onPress={() => setOpen(adult)}
              >
                打电话
              </Button>
            ) : undefined
          }
        />
      ))}
      {open ? (
        <RevealSheet
          child={card.id}
          field={phoneOf(open)}
          whose={`${card.name}的${open.relation} ${open.name}`}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Card>
  );
}

/** 受保护的信息: shown one at a time, with a reason. */
export function ProtectedFields({ card }: { readonly card: Pick<ChildCard, 'id' | 'name' | 'revealable'> }) {
  const [open, setOpen] = useState<RevealField>();
  const fields = card.revealable.filter((field) => !field.startsWith('phone.'));
  return fields.length === 0 ? null : (
    <Card title="受保护的信息" flush>
      {fields.map((field) => (
        <Row
          key={field}
          icon="lock"
          title={fieldWord(field)}
          aside="查看"
          label={`查看${fieldWord(field)}，要写原因`}
          onPress={() => setOpen(field)}
        />
      ))}
      {open ? <RevealSheet child={card.id} field={open} whose={card.name} onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
}
