import type { Guard } from '#domain/cases/guards';
import { isAwayAgain, returnProblem } from '#domain/cases/return';
import { lastStep, sinceAfresh } from '#domain/cases/steps';
import { spokenDate } from '#domain/plain-date';

/** 返校看点名: what the class's own roll says stands before what anybody claims or clicks (law.md 10). */
export const returnGuards = {
  returnPossible: {
    source: '返校以班级点名为准', // R162
    closed: (situation) => returnProblem(situation, situation.returnOn ?? situation.today),
  },
  returnClaimed: {
    source: '返校以班级点名为准', // R162
    closed: ({ one, evidence, today }) => {
      const claim = lastStep(sinceAfresh(one.steps), 'claimReturn');
      if (!claim) {
        return '还没有人登记孩子返校的日期。';
      }
      const isSeen = evidence.presentOn !== null && evidence.presentOn >= claim.on && evidence.presentOn <= today;
      const isMissed = evidence.absentOn !== null && evidence.absentOn >= claim.on;
      return one.state === 'followUp' || isSeen || isMissed ? null : '点名表上还没有孩子到校的记录，请先点名。';
    },
  },
  stillBack: {
    source: '返校以班级点名为准', // R162
    closed: ({ evidence, today }) =>
      evidence.absentOn !== null && isAwayAgain(evidence)
        ? `${spokenDate(evidence.absentOn, today)}点名孩子没有到校，也没请假，现在不能办。`
        : null,
  },
} as const satisfies Record<string, Guard>;
