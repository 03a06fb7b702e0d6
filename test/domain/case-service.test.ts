import fc from 'fast-check';
import { RECEIVERS, type Receiver, SERVICE_METHODS, type ServiceMethod } from '#domain/cases/papers';
import { type Attempts, receiverWords, type ServiceClaim, served } from '#domain/cases/service';
import { addDays, plainDate } from '#domain/plain-date';

const ON = plainDate('2026-03-10');
const CLAIM: ServiceClaim = {
  addressee: 'guardian',
  addresseeKind: 'parent',
  method: 'direct',
  on: ON,
  receiver: 'addressee',
  relation: '',
  livesWithAddressee: false,
  receiverIsAdult: true,
  witness: '',
  witnessOf: '',
  witnessUnit: '',
  involved: ['曾小丽', '徐玲'],
  proof: ['file'],
  refusal: '',
  addressConfirmedOn: null,
  requestAccepted: false,
  failedBefore: '',
};
const FAILED: Attempts = [
  { method: 'direct', proved: false },
  { method: 'mail', proved: false },
];
const day = (change: Partial<ServiceClaim>, attempts: Attempts = []) => {
  const result = served({ ...CLAIM, ...change }, attempts, 30);
  return 'servedOn' in result ? result.servedOn : null;
};

describe('送达 (law.md 2)', () => {
  it('runs from the day on which the guardian signed', () => {
    expect(day({})).toBe(ON);
    expect(day({ proof: [] })).toBeNull();
    expect(day({ receiver: null })).toBeNull();
  });

  it('takes an adult of one home with the guardian, and not the grandmother of a child whose parent lives elsewhere', () => {
    const grandmother = { receiver: 'adultOfHome', relation: '母亲' } as const;
    expect(day({ ...grandmother, livesWithAddressee: true })).toBe(ON);
    expect(day({ ...grandmother, livesWithAddressee: false })).toBeNull();
    expect(day({ ...grandmother, livesWithAddressee: true, receiverIsAdult: false })).toBeNull();
    expect(day({ ...grandmother, livesWithAddressee: true, relation: '' })).toBeNull();
  });

  it('takes whom the guardian named, wherever they live', () => {
    expect(day({ receiver: 'named', relation: '弟弟' })).toBe(ON);
  });

  const left = { method: 'left', receiver: null, refusal: '不肯开门' } as const;
  const seen = { witnessOf: 'committee', witnessUnit: '上寨村委会', witness: '周明' } as const;

  it('is left at the door with the reason of refusal and a photo, of what happened or of the sheet that a witness signed', () => {
    expect(day(left)).toBe(ON);
    expect(day({ ...left, ...seen })).toBe(ON);
    expect(day({ ...left, ...seen, witnessOf: 'employer', witnessUnit: '县建筑公司' })).toBe(ON);
    expect(day({ ...left, proof: [] })).toBeNull();
    expect(day({ ...left, ...seen, proof: [] })).toBeNull();
    expect(day({ ...left, ...seen, refusal: '' })).toBeNull();
  });

  it('is witnessed by name and unit, by the village’s committee or the employer, never by child, party or household', () => {
    const wanting = (change: Partial<ServiceClaim>) => served({ ...CLAIM, ...left, ...seen, ...change }, [], 30);
    expect(wanting({ witnessOf: '' })).toMatchObject({ wanting: expect.stringMatching(/村委会、居委会的人/) });
    expect(wanting({ witnessUnit: ' ' })).toMatchObject({ wanting: expect.stringMatching(/姓名和单位/) });
    expect(wanting({ witness: '' })).toMatchObject({ wanting: expect.stringMatching(/姓名和单位/) });
    for (const witness of ['曾小丽', '徐 玲', '徐·玲']) {
      expect(wanting({ witness })).toMatchObject({ wanting: expect.stringMatching(/不能当见证人/) });
    }
  });

  it('says of whoever took it what was chosen, and no more', () => {
    const home = {
      receiver: 'adultOfHome',
      livesWithAddressee: true,
      receiverIsAdult: true,
      relation: '母亲',
    } as const;
    expect(receiverWords(home)).toBe('同住的成年家属，与受送达人的关系：母亲');
    expect(receiverWords({ ...home, livesWithAddressee: false })).toBe(
      '家属，不和受送达人同住，与受送达人的关系：母亲',
    );
    expect(receiverWords({ ...home, receiverIsAdult: false })).toBe('家属，没有写明已成年，与受送达人的关系：母亲');
  });

  it('goes by mail from the day on the receipt', () => {
    expect(day({ method: 'mail', receiver: null })).toBe(ON);
    expect(day({ method: 'mail', receiver: null, proof: [] })).toBeNull();
  });

  it('is entrusted only to a township that has taken it', () => {
    expect(day({ method: 'entrusted' })).toBeNull();
    expect(day({ method: 'entrusted', requestAccepted: true })).toBe(ON);
  });

  it('is electronic only where the address was confirmed before', () => {
    const online = { method: 'electronic', receiver: null } as const;
    expect(day(online)).toBeNull();
    expect(day({ ...online, addressConfirmedOn: addDays(ON, 1) })).toBeNull();
    expect(day({ ...online, addressConfirmedOn: ON })).toBe(ON);
  });

  it('is a public notice only after the others failed, and counts thirty days later', () => {
    const posted = { method: 'publicNotice', receiver: null, failedBefore: '两次上门无人，邮件退回' } as const;
    expect(day(posted)).toBeNull();
    expect(day(posted, FAILED.slice(1))).toBeNull();
    expect(day({ ...posted, failedBefore: '' }, FAILED)).toBeNull();
    expect(day(posted, FAILED)).toBe('2026-04-09');
    expect(day(posted, [...FAILED, { method: 'left', proved: true }])).toBeNull();
  });

  it('serves no carer and no contact, by whatever method', () => {
    const methods = fc.constantFrom(...(Object.keys(SERVICE_METHODS) as ServiceMethod[]));
    const receivers = fc.constantFrom<Receiver | null>(...(Object.keys(RECEIVERS) as Receiver[]), null);
    const kinds = fc.constantFrom('entrustedCarer' as const, 'contact' as const);
    fc.assert(
      fc.property(methods, receivers, kinds, fc.boolean(), (method, receiver, addresseeKind, yes) => {
        const claim = { ...CLAIM, method, receiver, addresseeKind, livesWithAddressee: yes, requestAccepted: yes };
        expect('wanting' in served({ ...claim, addressConfirmedOn: ON }, FAILED, 30)).toBe(true);
      }),
    );
  });

  it('never begins before the day of the act', () => {
    const methods = fc.constantFrom(...(Object.keys(SERVICE_METHODS) as ServiceMethod[]));
    fc.assert(
      fc.property(methods, fc.integer({ min: 0, max: 60 }), (method, noticeDays) => {
        const full = { ...CLAIM, method, refusal: '拒收', requestAccepted: true, addressConfirmedOn: ON };
        const result = served({ ...full, failedBefore: '都送不到' }, FAILED, noticeDays);
        expect('servedOn' in result && result.servedOn >= ON).toBe(true);
      }),
    );
  });
});
