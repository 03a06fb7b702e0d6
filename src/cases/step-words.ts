import type { StepAction } from '#domain/cases/steps';

/** What the button of a step says, what it means in a sentence, and what the page asks for it. */
interface StepWords {
  readonly says: string;
  readonly asks: readonly ('on' | 'proof' | 'exclusion' | 'ending' | 'plan' | 'minutes' | 'pause')[];
}

/** 办理每一步的话: plain, so that whoever does it for the first time knows what follows. */
export const STEP_WORDS: Readonly<Partial<Record<StepAction, StepWords>>> = {
  verify: { says: '先弄清孩子在哪里、为什么没来。核实期间照常联系家里。', asks: [] },
  plan: { says: '选好原因和打算怎么帮。以后随时可以改。', asks: ['plan'] },
  confer: { says: '几次家访还没有返校的，大家坐下来商量办法。', asks: ['on', 'minutes'] },
  proposeExclusion: { says: '孩子不是辍学的，凭材料提出，由另一个人审核。', asks: ['exclusion', 'proof'] },
  exclude: { says: '您看过材料，同意这个孩子不再作为线索跟进。', asks: [] },
  rejectProposal: { says: '材料不够，继续跟进。', asks: [] },
  suspect: { says: '孩子一直没来，也没有说得清的理由。列为疑似辍学后，两条线一起劝返。', asks: [] },
  confirm: { says: '由县教育局认定。认定以后计入辍学人数，直到孩子返校。', asks: [] },
  persuade: { says: '两条线一起逐次上门劝返。每条线都要有在岗的责任人，少一条就不能开始。', asks: [] },
  pause: { says: '只有下面列出的原因才能中止期限。', asks: ['pause'] },
  review: { says: '期限已过，交法制审核。不会自动处罚；孩子一返校就停止。', asks: [] },
  admonish: { says: '批评教育、责令改正后，继续劝返。', asks: [] },
  loseTrack: { says: '多次联系不上，也找不到人。失联的孩子不会从名单上消失。', asks: [] },
  find: { says: '找到孩子了，重新核实。', asks: [] },
  claimReturn: { says: '先登记孩子哪天返校，再由班级按点名确认。', asks: ['on'] },
  confirmReturn: { says: '您确认孩子已经回到学校。', asks: [] },
  strikeOff: { says: '台账销号，和返校跟踪是两回事：跟踪还要到第 90 天。', asks: [] },
  close: { says: '每次检查都做过了，跟踪到此结束。孩子再缺课会重新立线索。', asks: [] },
  proposeReopening: { says: '办结有误的，凭材料提出，由另一个人审核。', asks: ['proof'] },
  reopen: { says: '您看过材料，同意重新打开。', asks: [] },
  end: { says: '办结以后不再跟进，要有材料。', asks: ['ending', 'proof'] },
};
