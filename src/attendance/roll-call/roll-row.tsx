import { View } from '@tarojs/components';
import type { RollChild, RollMark } from '#domain/attendance/api';
import { ABSENCE_REASONS, type AbsenceReason } from '#domain/attendance/documents';
import { spokenDate } from '../../spoken';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Press } from '../../ui/press';
import { StatusTag } from '../../ui/status-tag';
import { MARK_CHOICES, markTone, markWord } from '../marks';
import styles from './roll-row.module.css';

const c = classes(styles);

interface RollRowProps {
  readonly child: RollChild;
  /** Undefined: 到. Empty: absent, the reason is still to be chosen. */
  readonly mark: AbsenceReason | '' | undefined;
  /** Whether the chips stand below: while a reason is missing, or to change it. */
  readonly open: boolean;
  /** Id of the chips that were opened last. */
  readonly whyId: string | undefined;
  readonly onOpen: () => void;
  readonly onMark: (mark: RollMark) => void;
}

function Tag({ mark }: Pick<RollRowProps, 'mark'>) {
  if (mark === '') {
    return <StatusTag tone="warn">选原因</StatusTag>;
  }
  return <StatusTag tone={markTone(mark ?? 'present')}>{markWord(mark ?? 'present')}</StatusTag>;
}

/** A child of the roll: 到 until tapped, then absent with the reasons as chips. */
export function RollRow({ child, mark, open, whyId, onOpen, onMark }: RollRowProps) {
  const { name, apart, last, deferredUntil } = child;
  const said = mark === undefined ? '到校，点一下记没到校' : `没到校，${mark ? ABSENCE_REASONS[mark] : '请选原因'}`;
  return (
    <View className={c('line')}>
      <Press className={c('row')} label={[name, apart, said].filter(Boolean).join('，')} onPress={onOpen}>
        <View>
          <View className={c('name')}>{name}</View>
          {apart ? <View className={c('apart')}>{apart}</View> : null}
          {deferredUntil ? <View className={c('before')}>{`休学到${spokenDate(deferredUntil)}，不用催`}</View> : null}
          {last && !deferredUntil ? (
            <View className={c('before')}>{`${spokenDate(last.date)} ${ABSENCE_REASONS[last.reason]}`}</View>
          ) : null}
        </View>
        <Tag mark={mark} />
      </Press>
      {open ? (
        <View {...(whyId ? { id: whyId } : {})} className={c('why')}>
          <Choices<RollMark>
            label={`${name}没来的原因`}
            choices={MARK_CHOICES}
            value={mark || undefined}
            onChoose={onMark}
          />
        </View>
      ) : null}
    </View>
  );
}
