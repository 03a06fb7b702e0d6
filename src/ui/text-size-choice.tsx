import { Choices } from './choices';
import { setLargeText, useTextScale } from './text-size';

/** 字号: large mode by the person's own wish; until they choose it follows WeChat. */
export function TextSizeChoice() {
  const { large } = useTextScale();
  return (
    <Choices
      label="字号"
      hint="大字版字更大，按钮也更大。"
      choices={[
        { value: 'normal', label: '标准' },
        { value: 'large', label: '大字版' },
      ]}
      value={large ? 'large' : 'normal'}
      onChoose={(value) => setLargeText(value === 'large')}
    />
  );
}
