import { Input, Picker, Textarea, View } from '@tarojs/components';
import { classes } from './classes';
import styles from './field.module.css';
import { Icon } from './icon';

const c = classes(styles);

export interface ControlProps {
  readonly kind: 'text' | 'number' | 'phone' | 'idCard' | 'long' | 'date' | 'time' | 'search';
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly maxLength: number;
  readonly disabled: boolean;
  readonly wrong: boolean;
  /** First and last day that may be chosen (kind date). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly onDone?: (() => void) | undefined;
}

const WEAPP_TYPE = { text: 'text', search: 'text', number: 'digit', phone: 'number', idCard: 'idcard' } as const;
const WEB_TYPE = {
  text: 'text',
  search: 'search',
  number: 'text',
  phone: 'tel',
  idCard: 'text',
  date: 'date',
  time: 'time',
} as const;
const WEB_KEYBOARD = { number: 'decimal', phone: 'tel', idCard: 'text', search: 'search' } as const;

function WeappPicker({ kind, label, value, onChange, disabled, wrong, from, to }: ControlProps) {
  return (
    <Picker
      mode={kind === 'time' ? 'time' : 'date'}
      value={value}
      disabled={disabled}
      onChange={({ detail }: { detail: { value: unknown } }) => onChange(String(detail.value))}
      {...(from ? { start: from } : {})}
      {...(to ? { end: to } : {})}
      aria-label={label}
    >
      <View className={c('control', 'picker', wrong && 'wrong', !value && 'placeholder')}>
        <View>{value || '请选择'}</View>
        <Icon name={kind === 'time' ? 'clock' : 'calendar-days'} />
      </View>
    </Picker>
  );
}

function WeappControl(props: ControlProps) {
  const { kind, label, value, onChange, placeholder = '', maxLength, disabled, wrong, onDone } = props;
  if (kind === 'date' || kind === 'time') {
    return <WeappPicker {...props} />;
  }
  const same = { value, placeholder, disabled, maxlength: maxLength, placeholderClass: c('placeholder') };
  return (
    <View className={c('control', wrong && 'wrong', disabled && 'disabled')}>
      {kind === 'long' ? (
        <Textarea
          {...same}
          autoHeight
          className={c('long')}
          aria-label={label}
          onInput={({ detail }) => onChange(detail.value)}
        />
      ) : (
        <Input
          {...same}
          type={WEAPP_TYPE[kind]}
          className={c('input')}
          confirmType={kind === 'search' ? 'search' : 'done'}
          aria-label={label}
          aria-role="textbox"
          onInput={({ detail }) => onChange(detail.value)}
          {...(onDone ? { onConfirm: onDone } : {})}
        />
      )}
    </View>
  );
}

function WebControl(props: ControlProps) {
  const { kind, label, value, onChange, placeholder, maxLength, disabled, wrong, from, to, onDone } = props;
  const same = { 'aria-label': label, 'aria-invalid': wrong, value, placeholder, disabled, maxLength };
  if (kind === 'long') {
    return (
      <textarea
        {...same}
        rows={3}
        className={c('control', 'long', wrong && 'wrong', disabled && 'disabled')}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  return (
    <input
      {...same}
      type={WEB_TYPE[kind]}
      {...(kind in WEB_KEYBOARD ? { inputMode: WEB_KEYBOARD[kind as keyof typeof WEB_KEYBOARD] } : {})}
      min={from}
      max={to}
      className={c('control', 'input', wrong && 'wrong', disabled && 'disabled')}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={({ key }) => (key === 'Enter' ? onDone?.() : undefined)}
    />
  );
}

/** The part of a Field that is filled in: WeChat's own inputs and pickers, the browser's in H5. */
export const Control = process.env.TARO_ENV === 'weapp' ? WeappControl : WebControl;
