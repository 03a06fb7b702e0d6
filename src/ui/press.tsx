import { Button, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './press.module.css';

const c = classes(styles);

type Role = 'button' | 'tab' | 'radio' | 'checkbox' | 'link';

interface PressProps {
  readonly onPress?: (() => void) | undefined;
  /** What a screen reader says; needed where the content is not a plain word. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly role?: Role;
  /** Chosen, for tab, radio and checkbox. */
  readonly chosen?: boolean | undefined;
  readonly children: ReactNode;
}

/** Whatever is a switch says on or off; a button says neither. */
function chosenState(role: Role, chosen: boolean | undefined): Record<string, boolean> {
  if (role === 'button' || role === 'link') {
    return {};
  }
  return role === 'tab' ? { 'aria-selected': chosen === true } : { 'aria-checked': chosen === true };
}

function WeappPress({
  onPress,
  label,
  className = '',
  disabled = false,
  role = 'button',
  chosen,
  children,
}: PressProps) {
  const said = { ...(label ? { 'aria-label': label } : {}), ...(disabled ? { 'aria-disabled': true } : {}) };
  return (
    <View
      aria-role={role}
      {...said}
      {...chosenState(role, chosen)}
      className={c('press', 'tap', className)}
      hoverClass={disabled ? 'none' : c('pressed')}
      {...(disabled || !onPress ? {} : { onClick: onPress })}
    >
      {children}
    </View>
  );
}

function WebPress({ onPress, label, className = '', disabled = false, role = 'button', chosen, children }: PressProps) {
  return (
    <button
      type="button"
      role={role}
      aria-label={label}
      {...chosenState(role, chosen)}
      className={c('press', 'tap', className)}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Anything a person taps. A real button in the browser (so the keyboard works), a view with a role in WeChat. */
export const Press = process.env.TARO_ENV === 'weapp' ? WeappPress : WebPress;

interface WechatButtonProps {
  readonly openType: 'getPhoneNumber' | 'share';
  readonly onPhoneCode?: (code: string | undefined) => void;
  readonly className: string;
  readonly children: ReactNode;
}

/** WeChat's own button, for what only it may open. */
export function WechatButton({ openType, onPhoneCode, className, children }: WechatButtonProps) {
  return (
    <Button
      openType={openType}
      className={c('press', 'tap', 'native', className)}
      hoverClass={c('pressed')}
      {...(onPhoneCode ? { onGetPhoneNumber: ({ detail }) => onPhoneCode(detail.code) } : {})}
    >
      {children}
    </Button>
  );
}
