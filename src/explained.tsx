import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import styles from './explained.module.css';
import { platform } from './platform';
import { Button } from './ui/button';
import { Card } from './ui/card';
import { classes } from './ui/classes';
import { Notice } from './ui/notice';
import { Row } from './ui/row';

const c = classes(styles);

/** 解释 in another language, with the addresses of its recording. */
interface ExplainedText {
  readonly language: string;
  readonly text: string;
  readonly audio: { readonly url: string; readonly path: string } | null;
}

/** 听一听: one recording, begun and stopped by the same button, silent once the page is left. */
function Listen({ language, audio }: { language: string; audio: { readonly url: string; readonly path: string } }) {
  const stop = useRef<() => void>(undefined);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => () => stop.current?.(), []);
  const press = (): void => {
    if (playing) {
      stop.current?.();
      setPlaying(false);
      return;
    }
    setPlaying(true);
    setFailed(false);
    stop.current = platform.play(platform.name === 'h5' ? audio.path : audio.url, (ended) => {
      setPlaying(false);
      setFailed(!ended);
    });
  };
  return (
    <>
      <Button wide label={`${language}，${playing ? '停下' : '听一听'}`} onPress={press}>
        {playing ? '停下' : '听一听'}
      </Button>
      {failed ? <Notice tone="calm" title="录音没有放出来，请再点一次，或请人念给您听。" /> : null}
    </>
  );
}

/** What explains a text, to read and to listen to. Nothing is shown where there is nothing. */
export function ExplainedItems({ items }: { readonly items: readonly ExplainedText[] }) {
  const [open, setOpen] = useState<string>();
  return items.length === 0 ? null : (
    <Card title="用别的语言听、看" flush>
      {items.map(({ language, text, audio }) => (
        <View key={language}>
          <Row
            title={language}
            aside={audio ? '有录音' : undefined}
            onPress={() => setOpen(open === language ? undefined : language)}
          />
          {open === language ? (
            <View className={c('margin')}>
              <View className={c('full')}>{text}</View>
              {audio ? <Listen language={language} audio={audio} /> : null}
            </View>
          ) : null}
        </View>
      ))}
      <View className={c('margin', 'honest')}>解释是帮您看懂的，以中文正文为准。</View>
    </Card>
  );
}
