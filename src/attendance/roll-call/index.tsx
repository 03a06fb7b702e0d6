import { useRouter } from '@tarojs/taro';
import { isPlainDate } from '#domain/plain-date';
import { useActing } from '../../acting';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { unitOfPost } from '../marks';
import { ClassPicker } from './class-picker';
import { RollCall } from './roll-call';

/** 点名. Without `unit` that of the acting post: a teacher's own class, or the classes of a principal's school. */
export default function RollCallPage() {
  const { params } = useRouter();
  const { as } = useActing();
  const own = unitOfPost(as);
  const date = params['date'] && isPlainDate(params['date']) ? params['date'] : undefined;
  if (params['unit']) {
    return <RollCall unit={params['unit']} date={date} />;
  }
  if (!own) {
    return (
      <Page title="点名">
        <Empty icon="school" title="这里是老师点名的地方">
          请切换到班主任、任课教师或校长的身份。
        </Empty>
      </Page>
    );
  }
  return own.isClass ? <RollCall key={own.unit} unit={own.unit} date={date} /> : <ClassPicker unit={own.unit} />;
}
