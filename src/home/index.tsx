import { View } from '@tarojs/components';

export default function Home() {
  return <View aria-label="首页">一个都不能少</View>;
}
