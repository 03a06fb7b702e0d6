import { type Hand, taps, type World } from './hand';

const UNEXCUSED = '未请假';

async function marks(teacher: Hand, children: readonly string[]): Promise<void> {
  for (const child of children) {
    await teacher.tap(child);
    await teacher.see(`${child}没来的原因`);
    // The rows above, of those marked before, say it too.
    await teacher.tap(UNEXCUSED, -1);
  }
}

/** 点名: opens it from home, marks who is absent, sends. @returns the taps on the roll itself */
export async function callsRoll(world: World, absent: readonly string[]): Promise<number> {
  const teacher = await world.sit('teacher');
  await teacher.tap('开始点名');
  await teacher.see('点没来的孩子');
  const needed = await taps(teacher, async () => {
    await marks(teacher, absent);
    await teacher.tap('提交点名');
  });
  await teacher.see(`已提交，${absent.length} 人没到校`);
  await teacher.picture(`roll-of-${absent.length}`);
  return needed;
}

/** The same, with the app killed over the half-made roll and again over the unsent one. */
export async function callsRollOnBadPhone(world: World, child: string): Promise<void> {
  const teacher = await world.sit('teacher');
  await teacher.tap('开始点名');
  await teacher.see('点没来的孩子');
  await teacher.picture('roll');
  await marks(teacher, [child]);
  await teacher.see('1 人没到校。');
  await teacher.kill();
  await teacher.reopen();
  await teacher.tap('开始点名');
  await teacher.see('1 人没到校。');
  await teacher.picture('roll-after-kill');
  await teacher.offline();
  await teacher.tap('提交点名');
  await teacher.see('已存在手机里，还没有上传');
  await teacher.picture('roll-unsent');
  await teacher.kill();
  await teacher.reopen();
  await teacher.see('未上传 1 份');
  await teacher.picture('roll-unsent-at-home');
  await teacher.online();
  await teacher.gone('未上传');
  await teacher.kill();
  await teacher.reopen();
  await teacher.see('已点名，1 人没到校');
  await teacher.picture('roll-sent-later');
}

/** 返校提醒: the card opens, one tap answers. @returns the taps */
export async function answersReminder(world: World, child: string): Promise<number> {
  const parent = await world.sit('parent', await world.card('parent'));
  await parent.see(`${child} `);
  await parent.see('孩子现在怎么样？');
  await parent.picture('reminder');
  const needed = await taps(parent, () => parent.tap('孩子不愿上学'));
  await parent.see('您回答了：孩子不愿上学');
  await parent.picture('answered');
  return needed;
}

export async function teacherSeesAnswer(world: World): Promise<void> {
  const teacher = await world.sit('teacher');
  await teacher.tap('消息');
  await teacher.see('家长回答：孩子不愿上学');
  await teacher.picture('inbox');
  await teacher.tap('家长回答：孩子不愿上学');
  await teacher.see('打开点名表');
  await teacher.picture('answer');
}

/** 线索: from the card in the inbox to the case. @returns the taps */
export async function officerOpensCase(world: World): Promise<number> {
  const officer = await world.sit('officer');
  await officer.see('线索与个案');
  await officer.picture('home');
  await officer.tap('消息');
  await officer.see('有线索要跟进');
  await officer.picture('inbox');
  const needed = await taps(officer, async () => {
    await officer.tap('有线索要跟进');
    await officer.see('已经做了什么');
    await officer.picture('alert');
    await officer.tap('去看看');
    await officer.see('记一次联系');
  });
  await officer.see('立为线索');
  await officer.picture('case');
  return needed;
}

export async function officerRecordsContact(officer: Hand): Promise<void> {
  await officer.tap('记一次联系');
  await officer.tap('母亲');
  await officer.tap('同意返校');
  await officer.picture('contact');
  await officer.tap('保存');
  await officer.see('结果：同意返校');
  await officer.picture('contacted');
}

/** The number under this label on the board. */
export async function figure(hand: Hand, label: string): Promise<number> {
  const found = new RegExp(`${label}\\s*(\\d+)`).exec((await hand.text()).replaceAll(',', ''));
  if (!found) {
    throw new Error(`no figure ${label} in\n${await hand.text()}`);
  }
  return Number(found[1]);
}

/** 看板 of the county: opened from home. */
export async function opensBoard(world: World, picture: string): Promise<Hand> {
  const county = await world.sit('county');
  // Who one acts as comes last on the screen and moves everything below it.
  await county.see('县教育局经办人');
  await county.tap('看板');
  await county.see('截至');
  await county.picture(picture);
  return county;
}

/** 走失: an alarm is asked about once, then everybody knows at once. */
export async function childIsMissing(world: World): Promise<void> {
  // This family allowed no pushes: the message waits at home.
  const parent = await world.sit('otherParent');
  await parent.see('家长');
  await parent.tap('消息');
  await parent.tap('没到校');
  await parent.tap('联系不上孩子');
  await parent.see('马上告诉大家一起找');
  await parent.picture('alarm-asked');
  await parent.tap('是的，马上告诉');
  await parent.see('您回答了：联系不上孩子');
  await parent.picture('alarm-given');
  await world.settle();
  for (const who of ['teacher', 'principal', 'village', 'officer'] as const) {
    const hand = await world.sit(who);
    await hand.see('条紧急消息');
    await hand.tap('马上看');
    await hand.see(`${world.otherChild}`);
    await hand.see('可能走失');
    await hand.picture('missing');
  }
}
