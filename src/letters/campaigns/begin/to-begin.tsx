import type { ReactNode } from 'react';
import type { TemplateRow } from '#domain/letters/api-templates';
import type { CampaignTerm } from '#domain/letters/campaign-terms';
import type { EdgeId } from '#domain/letters/edges';
import { Async } from '../../../ui/async';
import { useCall } from '../../../use-call';

/** What a signing is begun with. */
export interface ToBeginWith {
  /** Kinds that the acting post may begin on its own unit. */
  readonly edges: readonly EdgeId[];
  readonly templates: readonly TemplateRow[];
  readonly terms: readonly CampaignTerm[];
}

/** Reads what is published and which terms there are; where a kind may not be begun at all, `none` stands instead. */
export function ToBegin({
  least,
  none,
  children,
}: {
  /** So many kinds it takes. */
  readonly least: number;
  readonly none: ReactNode;
  readonly children: (known: ToBeginWith) => ReactNode;
}) {
  const begin = useCall('letters.campaigns', { stage: 'draft', of: 'own' }, { onShow: false });
  const templates = useCall('letters.templates', {}, { onShow: false });
  const terms = useCall('letters.terms', {}, { onShow: false });
  return (
    <Async called={begin}>
      {({ mayBegin: edges }) =>
        edges.length < least ? (
          none
        ) : (
          <Async called={templates}>
            {({ items }) => (
              <Async called={terms}>
                {(known) =>
                  children({
                    edges,
                    templates: items.filter(({ state }) => state === 'published'),
                    terms: known.terms,
                  })
                }
              </Async>
            )}
          </Async>
        )
      }
    </Async>
  );
}
