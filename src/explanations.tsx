import { useState } from 'react';
import type { Explanation } from '#domain/letters/campaigns';
import { asProblem, call } from './api';
import { platform } from './platform';
import { OnlyInWechat } from './platform/contract';
import { Button } from './ui/button';
import { Card } from './ui/card';
import { Field } from './ui/field';
import { Notice } from './ui/notice';

const MOST = 8;

/** Chooses a recording and brings it in. @returns its id; null when the person turned back. */
async function recorded(): Promise<string | null> {
  const file = await platform.chooseFile(['mp3', 'm4a']);
  if (!file) {
    return null;
  }
  const { upload, ...target } = await call('letters.beginAudio', { size: file.size });
  await platform.upload(target, file);
  return (await call('letters.finishAudio', { upload })).audio;
}

interface AudioProps {
  readonly audio: string | null;
  readonly onChange: (audio: string | null) => void;
}

function Audio({ audio, onChange }: AudioProps) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const pick = async (): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const made = await recorded();
      if (made !== null) {
        onChange(made);
      }
    } catch (error) {
      const inWechat = error instanceof OnlyInWechat;
      setTrouble(inWechat ? '这里不能选文件，请在电脑浏览器或微信里传。' : asProblem(error).message);
    }
    setBusy(false);
  };
  return (
    <>
      {audio ? <Notice tone="good" title="有录音" /> : null}
      {trouble ? <Notice tone="warn" title={trouble} /> : null}
      <Button wide icon="upload" busy={busy && '正在上传'} onPress={() => void pick()}>
        {audio ? '换一段录音' : '传录音（mp3、m4a，3 MB 以内）'}
      </Button>
      {audio ? (
        <Button wide look="quiet" onPress={() => onChange(null)}>
          不用录音
        </Button>
      ) : null}
    </>
  );
}

interface AddLanguageProps {
  readonly taken: readonly string[];
  readonly onAdd: (language: string) => void;
}

function AddLanguage({ taken, onAdd }: AddLanguageProps) {
  const [language, setLanguage] = useState('');
  const fits = language !== '' && !taken.includes(language);
  return (
    <>
      <Field
        label="加一种语言"
        optional
        value={language}
        maxLength={20}
        placeholder="如：彝语、藏语"
        problem={taken.includes(language) ? '这种语言已经有了' : undefined}
        onChange={(text) => setLanguage(text.trim())}
      />
      <Button
        wide
        icon="plus"
        disabled={!fits}
        onPress={() => {
          onAdd(language);
          setLanguage('');
        }}
      >
        加上这种语言
      </Button>
    </>
  );
}

interface ExplanationsProps {
  readonly explanations: readonly Explanation[];
  readonly onChange: (change: { readonly explanations: readonly Explanation[] }) => void;
  /** What a text may not say. */
  readonly refusal?: (text: string) => string | undefined;
}

/** 别的语言的解释: text, and a recording for whoever does not read. */
export function Explanations({ explanations, onChange, refusal }: ExplanationsProps) {
  const change = (at: number, part: Partial<Explanation>): void =>
    onChange({ explanations: explanations.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  return (
    <Card title="别的语言的解释" aside="以中文为准">
      {explanations.map((one, at) => (
        <Card
          key={one.language}
          title={one.language}
          aside={
            <Button
              look="danger"
              icon="trash-2"
              onPress={() => onChange({ explanations: explanations.filter((_, n) => n !== at) })}
            >
              去掉
            </Button>
          }
        >
          <Field
            label={`用${one.language}怎么说`}
            kind="long"
            optional
            value={one.text}
            maxLength={3000}
            problem={refusal?.(one.text)}
            onChange={(text) => change(at, { text })}
          />
          <Audio audio={one.audio} onChange={(audio) => change(at, { audio })} />
        </Card>
      ))}
      {explanations.length < MOST ? (
        <AddLanguage
          taken={explanations.map(({ language }) => language)}
          onAdd={(language) => onChange({ explanations: [...explanations, { language, text: '', audio: null }] })}
        />
      ) : null}
    </Card>
  );
}
