import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { platform } from '../platform';
import { Button } from './button';
import look from './button.module.css';
import { classes } from './classes';
import { Icon } from './icon';
import { Notice } from './notice';
import { WechatButton } from './press';

const c = classes(look);

interface ShareButtonProps {
  readonly children: string;
  /** The title of the card in the chat. */
  readonly title: string;
  /** The page it opens, with leading slash and query: /letters/join/index?code=… */
  readonly page: string;
}

/** 转发: WeChat's card there; in the browser the address goes to the clipboard. */
export function ShareButton({ children, title, page }: ShareButtonProps) {
  const [copied, setCopied] = useState(false);
  useShareAppMessage(() => ({ title, path: page }));
  if (platform.name === 'weapp') {
    return (
      <WechatButton openType="share" className={c('button', 'plain', 'wide')}>
        <Icon name="share-2" />
        <View>{children}</View>
      </WechatButton>
    );
  }
  return (
    <View>
      <Button wide icon="share-2" onPress={() => void platform.copy(platform.link(page)).then(() => setCopied(true))}>
        {children}
      </Button>
      {copied ? (
        <Notice tone="good" title="链接已复制">
          请粘贴到微信群或聊天里。
        </Notice>
      ) : null}
    </View>
  );
}
