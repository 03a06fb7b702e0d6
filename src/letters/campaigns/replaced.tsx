import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { LetterRow } from '#domain/letters/api';
import { isSigned } from '#domain/letters/machine';
import { Button } from '../../ui/button';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { TickBox } from '../../ui/tick-box';
import { openEither, standsAs } from '../words';
import type { Replaces } from './use-preview';
import { partyOf } from './words';

/** 会代替 9 份，其中 1 份已签 */
export function replacesWords({ letters, signed }: Replaces): string {
  return `会代替 ${letters} 份旧的，${signed > 0 ? `其中 ${signed} 份已签` : '都还没签'}`;
}

/** Whoever signed would sign again, whether 甲方 has signed too or not. */
const SIGNED = { tone: 'good', word: '已签' } as const;

interface ReplacedProps {
  readonly replaces: Replaces;
  readonly rows: readonly LetterRow[];
}

/** 名单: the signed ones first, each with its letter. */
function Names({ replaces, rows, onClose }: ReplacedProps & { readonly onClose: () => void }) {
  const sorted = [...rows].sort((a, b) => Number(isSigned(b)) - Number(isSigned(a)));
  return (
    <Sheet open title="会代替哪些" onClose={onClose}>
      {sorted.map((row) => {
        const { tone, word } = isSigned(row) ? SIGNED : standsAs(row);
        const { name, place, who } = partyOf(row);
        return (
          <Row
            key={row.id}
            title={name}
            detail={[place, who].filter(Boolean).join('，')}
            aside={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => void Taro.navigateTo({ url: openEither(row) })}
          />
        );
      })}
      {rows.length < replaces.letters ? (
        <Inset>
          <Notice tone="calm" title={`这里列出前 ${rows.length} 份，一共 ${replaces.letters} 份`} />
        </Inset>
      ) : null}
    </Sheet>
  );
}

/** 会代替 N 份: said before anything goes out, with the list of them. */
export function Replaced({ replaces, rows }: ReplacedProps) {
  const [open, setOpen] = useState(false);
  return replaces.letters === 0 ? null : (
    <>
      <Notice
        tone={replaces.signed > 0 ? 'warn' : 'calm'}
        title={replacesWords(replaces)}
        action={
          <Button icon="list-checks" onPress={() => setOpen(true)}>
            看名单
          </Button>
        }
      >
        {replaces.signed > 0
          ? '发出以后，旧的由新的代替，已签的要再签一次。旧的签字和证据都留着。'
          : '发出以后，旧的由新的代替，只签新的就行。'}
      </Notice>
      {open ? <Names replaces={replaces} rows={rows} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface AgreeProps {
  readonly replaces: Replaces;
  readonly agreed: boolean;
  readonly onAgree: () => void;
}

/** Asked once more where somebody would have to sign again. */
export function AgreeToReplace({ replaces, agreed, onAgree }: AgreeProps) {
  return replaces.letters === 0 ? null : (
    <>
      <Notice tone={replaces.signed > 0 ? 'warn' : 'calm'} title={replacesWords(replaces)} />
      {replaces.signed > 0 ? (
        <TickBox
          label="看清楚了，打勾"
          sentence={`我知道：已签的 ${replaces.signed} 份会由新的代替，签过的人要再签一次。`}
          ticked={agreed}
          onTick={onAgree}
        />
      ) : null}
    </>
  );
}
