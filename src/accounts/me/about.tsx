import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { VERSION } from '../../version';

/** 版本, and what is done with what the product knows. */
export function About() {
  return (
    <Card title="关于" flush>
      <Row
        icon="lock"
        title="信息怎么用"
        detail="只用于控辍保学：点名、提醒、责任书、劝返。依据《中华人民共和国义务教育法》，工作人员每次查看都有记录。"
      />
      <Row icon="circle-help" title="版本" aside={VERSION} />
    </Card>
  );
}
