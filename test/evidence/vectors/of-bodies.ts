import { type Members, OTHER, PAPER, types, withBody, without } from './drafts';
import { type Forgery, forged } from './forge';
import { broken, type Vector } from './vector';

const wrong = (fault: string, name: string, about: string, forgery: Forgery): Vector =>
  broken(fault, `body-${name}`, about, forged(forgery));
const WITH_DIGEST = ['created', 'issued', 'declined', 'signed', 'countersigned', 'scanned', 'unscanned'];
const ofAnother = WITH_DIGEST.map((type): Vector => {
  const before = type === 'created' ? [] : types('created', 'issued');
  const drafts = [
    ...before,
    { type, body: (body: Members) => ({ ...body, contentDigest: OTHER }) },
    ...types('viewed'),
  ];
  const issued = {
    drafts: type === 'issued' ? drafts.toSpliced(1, 1) : [...drafts, ...(type === 'created' ? types('issued') : [])],
  };
  const place = type === 'created' ? 0 : type === 'issued' ? 1 : 2;
  return wrong(`events.${place}.body.contentDigest`, `content-${type}`, `\`${type}\` names another text`, issued);
});

const digestOf = (change: (own: Members) => unknown): Forgery =>
  withBody(2, (body) => ({ ...body, contentDigest: change(body['contentDigest'] as Members) }));
const CHANGED = 'events.2.body.contentDigest';
export const OF_BODIES: readonly Vector[] = [
  ...ofAnother,
  wrong(
    CHANGED,
    'content-sm3',
    'only the SM3 of another text',
    digestOf((own) => ({ ...own, sm3: OTHER.sm3 })),
  ),
  wrong(
    CHANGED,
    'content-sha256',
    'only the SHA-256 of another text',
    digestOf((own) => ({ ...own, sha256: OTHER.sha256 })),
  ),
  wrong(
    CHANGED,
    'content-more',
    'a third member',
    digestOf((own) => ({ ...own, md5: '' })),
  ),
  wrong(
    CHANGED,
    'content-none',
    'no digest',
    digestOf(() => undefined),
  ),
  wrong('events.2.body', 'bare', 'a signature of nothing but the digest', {
    ...withBody(2, ({ contentDigest }) => ({ contentDigest })),
  }),
  wrong(
    'events.2.body',
    'nameless',
    'a signature without a name',
    withBody(2, (body) => ({ ...body, signerName: '' })),
  ),
  wrong('events.2.body', 'relation', 'a signature without a relation', withBody(2, without('relation'))),
  wrong(
    'events.2.body',
    'method',
    'a method that there is not',
    withBody(2, (body) => ({ ...body, method: 'remote' })),
  ),
  wrong('events.2.body', 'consent', 'a signature without consent', withBody(2, without('consent'))),
  wrong(
    'events.2.body',
    'consent-bare',
    'a consent to nothing',
    withBody(2, (body) => ({ ...body, consent: {} })),
  ),
  wrong('events.2.body', 'ink', 'a signature without handwriting', { ...withBody(2, without('ink')) }),
  wrong('events.2.body', 'ink-sm3', 'handwriting without its SM3', {
    ...withBody(2, (body) => ({ ...body, ink: { pointsSha256: OTHER.sha256 } })),
    file: () => ({ inks: [] }),
  }),
  wrong('events.2.body', 'ink-sha256', 'handwriting without its SHA-256', {
    ...withBody(2, (body) => ({ ...body, ink: { pointsSm3: OTHER.sm3 } })),
    file: () => ({ inks: [] }),
  }),
  wrong('events.2.body', 'photo', 'a signature on paper without a photo', {
    drafts: [...types('created', 'issued'), { ...PAPER, body: (body) => ({ ...PAPER.body?.(body), paper: {} }) }],
  }),
  wrong('events.2.body', 'scan', 'a scan without files', {
    drafts: [...types('created', 'issued'), { type: 'scanned', body: (body) => ({ ...body, files: [] }) }],
  }),
  wrong('events.2.body', 'scan-hash', 'a scan whose file has no hash', {
    drafts: [
      ...types('created', 'issued'),
      { type: 'scanned', body: (body) => ({ ...body, files: [{ kind: 'pdf' }] }) },
    ],
  }),
];
