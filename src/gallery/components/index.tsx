import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { BigButton } from '../../ui/big-button';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { AskSection } from './ask-section';
import { BoardSection } from './board-section';
import { PeopleSection } from './people-section';
import { StateSection } from './state-section';

const SECTIONS = [
  { value: 'people', label: '名单' },
  { value: 'ask', label: '填写' },
  { value: 'board', label: '看板' },
  { value: 'state', label: '状态' },
] as const;
type Section = (typeof SECTIONS)[number]['value'];

const SHOWN = { people: PeopleSection, ask: AskSection, board: BoardSection, state: StateSection } as const;

function isSection(text: string | undefined): text is Section {
  return SECTIONS.some(({ value }) => value === text);
}

/** 组件样张: every component in its states, photographed by the tests; opened by its path only. */
export default function Gallery() {
  const { params } = useRouter();
  const [section, setSection] = useState<Section>(isSection(params['section']) ? params['section'] : 'people');
  const Shown = SHOWN[section];
  return (
    <Page
      title="组件样张"
      wide
      bottom={
        <BigButton icon="pen-line" says="签字后，您和学校各留一份。" onPress={() => setSection('ask')}>
          去签字
        </BigButton>
      }
    >
      <Tabs label="样张" tabs={SECTIONS} value={section} onChoose={setSection} />
      <Shown />
    </Page>
  );
}
