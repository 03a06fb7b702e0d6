import Taro from '@tarojs/taro';

/** Back to where one came from; whoever came by an address goes to `url`. */
export async function leave(url: string): Promise<void> {
  await (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.redirectTo({ url }));
}
