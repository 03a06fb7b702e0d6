import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { HouseholdSigner, LetterText } from '#domain/letters/api';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { useActing } from '../../acting';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { useCall } from '../../use-call';
import { WhichChild } from '../../which-child';
import { openEntrust } from '../words';
import { Entrusted } from './entrusted';
import { TellForm } from './tell-form';
import { UnitEntrusted } from './unit-entrusted';

/** Whose words can be written down beside a letter: its own guardian's, or of a household any guardian's. */
function tellersOf(letter: LetterText): readonly HouseholdSigner[] {
  const { child, childName, slot, kind, relation, adultName, signers } = letter;
  const isGuardian = (slot === 'guardian' || slot === 'guardian2') && kind !== null && isLegalGuardian(kind);
  return child && isGuardian ? [{ child, childName, slot, relation, name: adultName }] : signers;
}

/** 代记: in the same sitting as an assisted signature; of a household it is asked whose guardian speaks. */
function TellFor({ letter }: { readonly letter: string }) {
  const called = useCall('letters.read', { letter }, { onShow: false });
  const [chosen, setChosen] = useState<HouseholdSigner>();
  return (
    <Async called={called} rows={4}>
      {(text) => {
        const tellers = tellersOf(text);
        const teller = chosen ?? (tellers.length === 1 ? tellers[0] : undefined);
        if (teller) {
          return <TellForm child={teller.child} name={teller.childName} told={teller.slot} />;
        }
        return tellers.length === 0 ? (
          <Empty icon="users-round" title="没有登记父母或监护人">
            委托照护由父母或其他法定监护人告知。
          </Empty>
        ) : (
          <Card title="谁来说，哪个孩子" flush>
            {tellers.map((one) => (
              <Row
                key={`${one.child} ${one.slot}`}
                icon="user-round"
                title={one.childName}
                detail={`${one.relation} ${one.name}`}
                onPress={() => setChosen(one)}
              />
            ))}
          </Card>
        );
      }}
    </Async>
  );
}

/** 委托照护告知: parents who leave tell whom they have entrusted; school and village read it. */
export default function EntrustPage() {
  const { params } = useRouter();
  const { as } = useActing();
  const child = params['child'] ? decodeURIComponent(params['child']) : undefined;
  if (as?.startsWith('family:')) {
    return (
      <Page title="谁在照顾孩子">
        {child ? (
          <TellForm child={child} />
        ) : (
          <WhichChild nothing="绑定以后，才能告诉学校谁在照顾孩子。" urlOf={openEntrust}>
            {({ id, name }) => <TellForm child={id} name={name} />}
          </WhichChild>
        )}
      </Page>
    );
  }
  if (params['letter']) {
    return (
      <Page title="代记委托照护">
        <TellFor letter={decodeURIComponent(params['letter'])} />
      </Page>
    );
  }
  return (
    <Page title="委托照护告知">
      {child ? <Entrusted child={child} /> : <UnitEntrusted unit={decodeURIComponent(params['unit'] ?? '')} />}
    </Page>
  );
}
