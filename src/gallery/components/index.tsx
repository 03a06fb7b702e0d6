import { View } from '@tarojs/components';

export default function Gallery() {
  return <View aria-label="组件">一个都不能少</View>;
}
