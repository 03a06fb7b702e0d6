import { useState } from 'react';
import { platform } from './platform';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

interface DialButtonProps {
  readonly phone: string;
  readonly children: string;
  readonly demo: boolean;
}

/** 一按就拨: the phone asks once more before it rings. In the demo the number is shown only. */
export function DialButton({ phone, children, demo }: DialButtonProps) {
  const [isShown, setShown] = useState(false);
  const dial = (): void => {
    setShown(demo);
    if (!demo) {
      void platform.call(phone);
    }
  };
  return (
    <>
      <Button look="strong" icon="phone" wide onPress={dial}>
        {children}
      </Button>
      {isShown ? <Notice tone="calm" title={`演示：不会拨出 ${phone}`} /> : null}
    </>
  );
}
