import type { MyChild } from '#domain/accounts/me';
import { BigButton } from '../../ui/big-button';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';

interface UnbindProps {
  readonly child: MyChild;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 解绑: what is lost and what stays, then one button. */
export function Unbind({ child, onClose, onDone }: UnbindProps) {
  const end = useAct('accounts.endBinding');
  const run = async () => {
    if (await end.run({ child: child.id })) {
      onDone();
    }
  };
  return (
    <Sheet
      open
      title={`解除与${child.name}的绑定`}
      onClose={onClose}
      bottom={
        <BigButton says="解除后，这个微信收不到孩子的提醒。" busy={end.busy && '正在解除'} onPress={() => void run()}>
          解除绑定
        </BigButton>
      }
    >
      <Inset>
        <Notice tone="calm" title="签过的责任书还在">
          学校和您签过的内容不会变。以后用登记的手机号可以重新绑定。
        </Notice>
        {end.problem ? <Notice tone="danger" title={end.problem.message} /> : null}
      </Inset>
    </Sheet>
  );
}
