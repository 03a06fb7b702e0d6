import { View } from '@tarojs/components';
import { useState } from 'react';
import { platform } from '../platform';
import { OnlyInWechat } from '../platform/contract';
import { BigButton } from './big-button';
import big from './big-button.module.css';
import { classes } from './classes';
import { Icon } from './icon';
import { Notice } from './notice';
import { WechatButton } from './press';

const c = classes(big);

interface PhoneButtonProps {
  /** 用微信手机号验证. */
  readonly children: string;
  readonly says?: string;
  /** The code that the server exchanges for the number WeChat vouches for. */
  readonly onCode: (code: string) => void;
  readonly busy?: string | false;
}

type Trouble = 'refused' | 'elsewhere' | 'offline';
const WORDS: Record<Trouble, readonly [string, string]> = {
  refused: ['没有拿到手机号', '请再点一次，在微信弹出的窗口里点“允许”。'],
  elsewhere: ['请在微信中打开', '手机号要由微信确认，浏览器里不能办理。'],
  offline: ['没有连上网络', '请检查网络后再点一次。'],
};

/** 手机号授权: WeChat's own button there, the demo's stand-in in the browser. */
export function PhoneButton({ children, says, onCode, busy = false }: PhoneButtonProps) {
  const [trouble, setTrouble] = useState<Trouble>();
  const take = (code: string | undefined): void => {
    setTrouble(code ? undefined : 'refused');
    if (code) {
      onCode(code);
    }
  };
  const ask = (): void => {
    platform.phoneCode().then(take, (error: unknown) => {
      setTrouble(error instanceof OnlyInWechat ? 'elsewhere' : 'offline');
    });
  };
  const notice = trouble ? (
    <Notice tone="calm" title={WORDS[trouble][0]}>
      {WORDS[trouble][1]}
    </Notice>
  ) : null;
  if (platform.name === 'h5' || busy) {
    return (
      <View>
        {notice}
        <BigButton icon="phone" says={says} busy={busy} onPress={ask}>
          {children}
        </BigButton>
      </View>
    );
  }
  return (
    <View>
      {notice}
      {says ? <View className={c('says')}>{says}</View> : null}
      <WechatButton openType="getPhoneNumber" className={c('big')} onPhoneCode={take}>
        <Icon name="phone" />
        <View>{children}</View>
      </WechatButton>
    </View>
  );
}
