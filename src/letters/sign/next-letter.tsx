import Taro from '@tarojs/taro';
import type { LetterRow } from '#domain/letters/api';
import { asksNow } from '#domain/letters/machine';
import { useActing } from '../../acting';
import { BigButton } from '../../ui/big-button';
import { useCall } from '../../use-call';
import { useFamilyLetters } from '../family-letters';
import { aboutOf, openLetter } from '../words';

interface NextProps {
  readonly toSign: readonly LetterRow[] | undefined;
  readonly after: string;
}

/** The next one opens at once; without one the way back. */
function Next({ toSign, after, onBack, back }: NextProps & { readonly onBack: () => void; readonly back: string }) {
  const left = toSign?.filter((row) => row.id !== after && asksNow(row)) ?? [];
  const [next] = left;
  return next ? (
    <BigButton
      icon="pen-line"
      says={`还有 ${left.length} 份等您签。`}
      onPress={() => void Taro.redirectTo({ url: openLetter(next.id) })}
    >
      下一份：{aboutOf(next)}
    </BigButton>
  ) : (
    <BigButton onPress={onBack}>{back}</BigButton>
  );
}

const goHome = (): void => void Taro.reLaunch({ url: '/home/index' });
const goBack = (): void => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : goHome());

function OfFamily({ after }: { readonly after: string }) {
  const { data } = useFamilyLetters();
  return <Next toSign={data?.toSign} after={after} back="回到首页" onBack={goHome} />;
}

function OfPost({ after }: { readonly after: string }) {
  const { data } = useCall('letters.atPost', {});
  return <Next toSign={data?.toSign} after={after} back="返回" onBack={goBack} />;
}

/** 下一份: several children and the household, or all letters of a post, in one sitting. */
export function NextLetter({ after }: { readonly after: string }) {
  const { as } = useActing();
  return as?.startsWith('family:') ? <OfFamily after={after} /> : <OfPost after={after} />;
}
