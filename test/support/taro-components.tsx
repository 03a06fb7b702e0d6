import type { CSSProperties, MouseEventHandler, ReactNode } from 'react';

interface Props {
  readonly children?: ReactNode;
  readonly className?: string;
  readonly id?: string;
  readonly style?: CSSProperties;
  readonly src?: string;
  readonly role?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-live'?: 'polite' | 'assertive' | 'off';
  readonly 'aria-hidden'?: 'true' | 'false';
  readonly onClick?: MouseEventHandler;
}

/** What a browser's element takes; WeChat's own attributes are left out. */
function plain(props: Props): Props {
  const { className, id, style, role, onClick } = props;
  return Object.fromEntries(
    Object.entries({
      className,
      id,
      style,
      role,
      onClick,
      'aria-label': props['aria-label'],
      'aria-live': props['aria-live'],
      'aria-hidden': props['aria-hidden'],
    }).filter(([, value]) => value !== undefined),
  );
}

/** Taro's components in tests of screens: plain elements. Fields and buttons of src/ui are the browser's own already. */
export const View = (props: Props) => <div {...plain(props)}>{props.children}</div>;
export const ScrollView = (props: Props) => <View {...props} />;
export const Picker = (props: Props) => <View {...props} />;
export const Text = (props: Props) => <span {...plain(props)}>{props.children}</span>;
export const Image = (props: Props) => <img alt={props['aria-label'] ?? ''} src={props.src} />;
export const Canvas = (props: Props) => <canvas {...plain(props)} />;
export const Button = (props: Props) => (
  <button type="button" {...plain(props)}>
    {props.children}
  </button>
);
export const Input = (props: Props) => <input {...plain(props)} />;
export const Textarea = (props: Props) => <textarea {...plain(props)} />;
