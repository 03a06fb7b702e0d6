import type { MyChild } from '#domain/accounts/me';
import type { ReplyOf } from '#domain/api';
import { call } from '../../api';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Empty } from '../../ui/empty';
import { Inset } from '../../ui/inset';
import { More } from '../../ui/more';
import { Sheet } from '../../ui/sheet';
import { Timeline } from '../../ui/timeline';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';

type Access = ReplyOf<'accounts.childAccess'>;

const WORDS: Readonly<Record<string, string>> = {
  phone: '家长电话',
  adults: '家长电话',
  contacts: '联系记录',
  idNumber: '身份证号',
  registerNumber: '学籍号',
  birthDate: '出生日期',
  address: '住址',
  health: '健康情况',
};

/** What was looked at, in words; a field that this version does not know is other information. */
const fieldWords = (fields: readonly string[]): string =>
  [...new Set(fields.map((field) => WORDS[field.split('.')[0] ?? ''] ?? '其他信息'))].join('、');

function Entries({ first, child, as }: { readonly first: Access; readonly child: string; readonly as: string }) {
  const pages = usePages(first, (cursor) => call('accounts.childAccess', { child, cursor }, { as }));
  return (
    <Inset>
      <Timeline
        events={pages.items.map((entry) => ({
          key: `${entry.at}:${entry.by}:${entry.fields.join()}`,
          title: `${entry.by}看了${fieldWords(entry.fields)}`,
          when: spokenInstant(entry.at),
          detail: `原因：${entry.reason}`,
        }))}
      />
      <More pages={pages} />
    </Inset>
  );
}

/** 谁看过孩子的信息: every look at a protected field, with its reason. */
export function ChildAccess({ child, onClose }: { readonly child: MyChild; readonly onClose: () => void }) {
  const as = `family:${child.county}`;
  const called = useCall(
    'accounts.childAccess',
    { child: child.id },
    { as, isEmpty: ({ items }) => items.length === 0 },
  );
  return (
    <Sheet open title={`谁看过${child.name}的信息`} onClose={onClose}>
      <Async
        called={called}
        empty={
          <Empty icon="lock" title="还没有人看过">
            工作人员要看电话、证件号等，必须写明原因，都会记在这里。
          </Empty>
        }
      >
        {(access) => <Entries first={access} child={child.id} as={as} />}
      </Async>
    </Sheet>
  );
}
