import { type ReactNode, useState } from 'react';
import type { IconName } from './icon';
import { Row } from './row';

interface FoldProps {
  readonly icon?: IconName;
  readonly title: string;
  /** What is inside, in a few words: whoever reads it need not open it. */
  readonly detail?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A row of a flush Card under which more lies, closed at first: what is looked up now and then. */
export function Fold({ icon, title, detail, aside, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Row
        {...(icon === undefined ? {} : { icon })}
        title={title}
        detail={detail}
        aside={aside}
        arrow={isOpen ? 'chevron-up' : 'chevron-down'}
        label={`${title}，${isOpen ? '收起' : '展开'}`}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen ? children : null}
    </>
  );
}
