import { ExplainedItems } from '../../explained';
import { useCall } from '../../use-call';

/** 别的语言: what the county explains of this letter. */
export function Explained({ letter }: { readonly letter: string }) {
  const { data } = useCall('letters.explanations', { letter }, { onShow: false });
  return <ExplainedItems items={data?.items ?? []} />;
}
