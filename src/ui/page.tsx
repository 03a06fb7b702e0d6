import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type CSSProperties, type ReactNode, useEffect } from 'react';
import { platform } from '../platform';
import { classes } from './classes';
import { Icon } from './icon';
import styles from './page.module.css';
import { PostBar } from './post-bar';
import { Press } from './press';
import { SendState } from './send-state';
import { useTextScale } from './text-size';

const c = classes(styles);

interface PageProps {
  readonly title: string;
  /** Where showWhole must find the page and its bottom bar. */
  readonly id?: string;
  readonly children: ReactNode;
  /** Stays at the thumb: a BigButton, sometimes with a quiet button below. */
  readonly bottom?: ReactNode;
  /** Boards and lists with a thing at the right use the whole width of a desktop. */
  readonly wide?: boolean;
  /** Hides the acting post, for pages that belong to nobody's post (gallery, first binding). */
  readonly withoutPost?: boolean;
}

/** `--fs` is a CSS variable, which React's own type of a style does not know. */
function scaleStyle(fs: number): CSSProperties {
  return { '--fs': fs } as CSSProperties;
}

function goBack(): void {
  if (Taro.getCurrentPages().length > 1) {
    void Taro.navigateBack();
  } else {
    void Taro.reLaunch({ url: '/home/index' });
  }
}

/** In the browser the page brings its own title bar; WeChat draws one itself. */
function TitleBar({ title }: { title: string }) {
  const home =
    Taro.getCurrentPages().length <= 1 && (Taro.getCurrentInstance().router?.path ?? '').includes('home/index');
  return (
    <View className={c('bar')}>
      {home ? null : (
        <Press className={c('back')} label="返回" onPress={goBack}>
          <Icon name="arrow-left" />
        </Press>
      )}
      <View className={c('title')} aria-role="heading">
        {title}
      </View>
    </View>
  );
}

/** A screen: title, who one acts as, what has not been sent yet, the content, and the one big button at the bottom. */
export function Page({ title, id, children, bottom, wide = false, withoutPost = false }: PageProps) {
  const { large, fs } = useTextScale();
  useEffect(() => platform.setTitle(title), [title]);
  return (
    <View {...(id ? { id } : {})} className={c('page', large ? 'scale-large' : 'scale')} style={scaleStyle(fs)}>
      {platform.name === 'h5' ? <TitleBar title={title} /> : null}
      <SendState />
      {withoutPost ? null : <PostBar />}
      <View className={c('content', wide && 'wide')}>{children}</View>
      {bottom ? (
        <View {...(id ? { id: `${id}-bottom` } : {})} className={c('bottom')}>
          <View className={c('thumb')}>{bottom}</View>
        </View>
      ) : null}
    </View>
  );
}
