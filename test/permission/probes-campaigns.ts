import { addDays } from '#domain/plain-date';
import { NOW, TODAY } from '../support/fixture';
import { CHILDREN, childOf, OWN, type Probe, probe, UNITS, unitOf } from './probe';
import { HERE } from './subjects';
import { campaignOf, groupCampaign, issueJobOf, letterOf, postLetterOf, seriesOf } from './world';

const VILLAGE = ['village'] as const;
const GROUP = ['group'] as const;
const PERIOD = 'guardian:2026-2027-autumn';
const UPLOAD = 'a'.repeat(26);

const signature = {
  challenge: 'a'.repeat(26),
  digest: '0'.repeat(64),
  consent: true as const,
  ink: { encoding: 'delta-1' as const, points: '0', w: 300, h: 200 },
  clientAt: NOW,
  client: 'weapp' as const,
};

const draft = {
  edge: 'villageGroup' as const,
  kind: 'letter' as const,
  title: '责任书',
  summary: ['一', '二', '三'] as const,
  body: '正文',
  statement: '我已看懂',
  signing: 'partyOnly' as const,
  targets: [],
  variables: [],
  explanations: [],
};

const letter = () => ({ letter: postLetterOf(HERE) });
const campaign = () => ({ campaign: campaignOf(HERE) });
const OVER = { after: ['ILLEGAL_STATE'] } as const;

export const CAMPAIGNS: readonly Probe[] = [
  probe('letters.templates', OWN, () => ({})),
  probe('letters.template', OWN, () => ({ template: 'guardian', version: 1 })),
  probe('letters.saveTemplate', OWN, () => draft),
  probe('letters.publishTemplate', OWN, () => ({ template: 'guardian', version: 1 }), OVER),
  probe('letters.beginAudio', OWN, () => ({ size: 100 })),
  probe('letters.finishAudio', OWN, () => ({ upload: UPLOAD }), { after: ['NOT_FOUND'] }),
  probe('letters.explanations', CHILDREN, (subject) => ({
    letter: letterOf(HERE, subject.kind === 'place' ? (subject.child ?? '') : ''),
  })),
  probe('letters.read', GROUP, letter, { as: '岗位的' }),
  probe('letters.open', GROUP, letter, { as: '岗位的' }),
  probe('letters.sign', GROUP, () => ({ ...signature, ...letter() }), {
    as: '岗位的',
    after: ['CHALLENGE_EXPIRED', 'LETTER_CHANGED'],
  }),
  probe('letters.decline', GROUP, () => ({ ...letter(), reason: 'think' }), { as: '岗位的' }),
  probe('letters.void', GROUP, () => ({ ...letter(), reason: 'wrongText' })),
  probe('letters.campaigns', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('letters.campaign', VILLAGE, campaign),
  probe('letters.saveCampaign', VILLAGE, () => groupCampaign(HERE)),
  probe('letters.previewCampaign', VILLAGE, campaign),
  probe('letters.issueCampaign', VILLAGE, campaign),
  probe('letters.changeCampaign', VILLAGE, () => ({ ...campaign(), act: 'extend', until: addDays(TODAY, 1) })),
  probe('letters.saveSeries', VILLAGE, () => {
    const { unit, name, from, until, ...part } = groupCampaign(HERE);
    return { unit, name, from, until, parts: [part] };
  }),
  probe('letters.series', VILLAGE, () => ({ series: seriesOf(HERE) })),
  probe('letters.changeSeries', VILLAGE, () => ({ series: seriesOf(HERE), act: 'extend', until: addDays(TODAY, 1) })),
  probe('letters.unitTargets', VILLAGE, campaign),
  probe('letters.saveUnitTargets', VILLAGE, () => ({ ...campaign(), values: {} }), OVER),
  probe('letters.terms', OWN, () => ({})),
  probe('letters.continueJob', VILLAGE, () => ({ job: issueJobOf(HERE) })),
  probe('letters.atPost', OWN, () => ({})),
  probe('letters.ofHouseholds', OWN, () => ({})),
  probe('letters.openBatch', OWN, campaign, OVER),
  probe('letters.batchLetters', OWN, campaign),
  probe('letters.signBatch', OWN, () => ({ ...signature, ...campaign() }), { after: ['CHALLENGE_EXPIRED'] }),
  probe('letters.chain', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('letters.chainFamilies', UNITS, (subject) => ({ unit: unitOf(subject), edge: 'groupHousehold' })),
  probe('letters.progress', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('letters.list', UNITS, (subject) => ({ unit: unitOf(subject), period: PERIOD })),
  probe('letters.remind', UNITS, (subject) => ({ unit: unitOf(subject), period: PERIOD })),
  probe('letters.remindProgress', VILLAGE, () => ({ job: `${HERE}:letters.remind:nothing` }), { after: ['NOT_FOUND'] }),
  probe('letters.tellEntrustment', CHILDREN, (subject) => ({
    child: childOf(subject),
    carer: '奶奶',
    relation: '祖母',
    phone: '00000012345',
    from: TODAY,
    until: null,
    reach: '外地打工，晚上打电话',
    told: 'guardian',
  })),
  probe('letters.entrusted', UNITS, (subject) => ({ unit: unitOf(subject) })),
  probe('letters.entrustments', CHILDREN, (subject) => ({ child: childOf(subject) })),
];
