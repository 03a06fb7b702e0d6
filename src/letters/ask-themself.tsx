import type { LetterRow } from '#domain/letters/api';
import { useActing } from '../acting';
import { useMe } from '../me';
import { Notice } from '../ui/notice';
import { ShareButton } from '../ui/share-button';

type Asked = Pick<LetterRow, 'childName' | 'relation'>;

/** Where a forwarded card opens: the phone is asked for there, and finds the child. The card itself opens nothing. */
function useBindPage(): string {
  useMe();
  const { as, standings } = useActing();
  // Known from the phone at once: whoever taps before the server has answered forwards no card without its county.
  const county = standings.find((one) => one.as === as)?.county;
  return county ? `/accounts/bind/index?county=${encodeURIComponent(county)}` : '/accounts/bind/index';
}

/** 转发 by a carer to the parents, whose own signature is still asked for. */
export function ShareToParents({ letter }: { readonly letter: Pick<Asked, 'childName'> }) {
  const page = useBindPage();
  return (
    <ShareButton title={`${letter.childName}的责任书，请您看一看、签个字`} page={page}>
      转发给孩子父母
    </ShareButton>
  );
}

/** 转发给本人: a parent away from home signs on their own phone, from wherever they are. */
export function AskThemself({ letter: { childName, relation } }: { readonly letter: Asked }) {
  const page = useBindPage();
  return (
    <Notice
      tone="calm"
      title={`${relation}不在跟前，也能自己签`}
      action={
        <ShareButton title={`${childName}的责任书，请您看一看、签个字`} page={page}>
          {`转发给${relation}，请本人签`}
        </ShareButton>
      }
    >
      {`转发给${relation}，用登记的手机号打开，就能看、能签。`}
    </Notice>
  );
}
