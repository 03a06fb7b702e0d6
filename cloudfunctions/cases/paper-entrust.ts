import { legalGuardians } from '#domain/cases/paper-rules';
import type { EntrustedService } from '#domain/cases/papers';
import { found, refuse } from '#domain/errors';
import { type Scope, scope } from '#domain/permission';
import type { AdultSlot, Child } from '#domain/roster/documents';
import { logAccess } from '../kit/access-log';
import { holdCopy } from '../kit/files';
import type { Call, Reading, Writing } from '../kit/handler';
import { contentOf } from '../kit/kept-papers';
import { decrypt, derivedId, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { caseScope, childOfCase, pathsOf } from './of-child';
import { by, ofCase, requireOrgan } from './paper-making';
import { acceptServiceRequest, confirmAddressRequest, entrustServiceRequest, nothingRequest } from './requests-papers';
import { requirePast } from './step';

const CONFIRMATIONS_CAP = 20;
const LIST_CAP = 50;

/** @throws {Refusal} INVALID_ARGUMENT for a carer or a contact: their address serves nobody */
function requireLegal(child: Child, slot: AdultSlot): void {
  if (!legalGuardians(child).some((adult) => adult.slot === slot)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'slot', rule: '只登记父母或其他法定监护人的送达地址' }] });
  }
}

/** 送达地址确认书 (含电子送达): without one of before, nothing sent online is service. */
export const confirmAddress: Writing<'cases.confirmAddress'> = {
  request: confirmAddressRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request) {
    requirePast(request.on, call.today);
    requireLegal(found(await childOfCase(call.store, request.case)), request.slot);
    const id = derivedId('addressScan', request.case, request.scan);
    return (await holdCopy(call, request.scan, 'proof', { id })).file._id;
  },
  async write(tx, call, request, scan) {
    const one = found(await tx.read('cases', request.case));
    for (let n = 1; n <= CONFIRMATIONS_CAP; n += 1) {
      const id = `${one.child}:${request.slot}:${n}`;
      if (!(await tx.read('addressConfirmations', id))) {
        const place = { collection: 'addressConfirmations', field: 'address', id };
        await tx.create('addressConfirmations', {
          _id: id,
          county: call.county,
          child: one.child,
          slot: request.slot,
          on: request.on,
          address: encrypt(request.address, place),
          scan: String(scan),
          by: by(call),
          at: call.now,
        });
        return {
          reply: { confirmation: id },
          subject: `children/${one.child}`,
          paths: pathsOf(one),
          change: { slot: request.slot },
        };
      }
    }
    return refuse('ILLEGAL_STATE', { message: '这位监护人的确认书太多了，请县教育局核对后再办。' });
  },
};

const placeOf = (id: string) => ({ collection: 'entrustedServices', field: 'place', id });

/** The township that is asked; nobody else. @throws {Refusal} NOT_FOUND */
async function townshipAsked(
  call: Call,
  to: string | undefined,
): Promise<{ readonly to: string | null; readonly toPath: string | null }> {
  if (to === undefined) {
    return { to: null, toPath: null };
  }
  const unit = found(await call.store.read('units', to));
  return unit.kind === 'township' && unit.county === call.county && unit._id !== call.post?.unit
    ? { to: unit._id, toPath: unit.path }
    : refuse('NOT_FOUND');
}

/** 委托送达: a request; what the other township takes is a service only then. */
export const entrustService: Writing<'cases.entrustService'> = {
  request: entrustServiceRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request) {
    ofCase(await call.store.read('papers', request.paper), request.case);
    return townshipAsked(call, request.to);
  },
  async write(tx, call, request, prepared) {
    const asked = prepared as Awaited<ReturnType<typeof townshipAsked>>;
    const one = found(await tx.read('cases', request.case));
    const paper = ofCase(await tx.read('papers', request.paper), request.case);
    if (paper.state !== 'issued' || !paper.addressees.includes(request.addressee)) {
      refuse('ILLEGAL_STATE', { message: '先制发文书，再委托送达给文书写明的监护人。' });
    }
    requireOrgan(call, paper);
    const id = `${paper._id}:${request.addressee}`;
    const present = await tx.read('entrustedServices', id);
    if (present && present.acceptedOn !== null) {
      refuse('ILLEGAL_STATE', { message: '对方已经接受委托。' });
    }
    const made: EntrustedService = {
      _id: id,
      county: call.county,
      case: one._id,
      paper: paper._id,
      addressee: request.addressee,
      ...asked,
      place: encrypt(request.place, placeOf(id)),
      requestedOn: call.today,
      by: by(call),
      acceptedOn: null,
      acceptance: null,
      rev: (present?.rev ?? 0) + 1,
    };
    await (present ? tx.replace('entrustedServices', made) : tx.create('entrustedServices', made));
    return {
      reply: { entrusted: id },
      subject: `papers/${paper._id}`,
      paths: [...pathsOf(one), asked.toPath],
      change: { entrusted: asked.to },
    };
  },
};

/** Of a township here it is its own to take; what one elsewhere answers, the sender files. */
async function acceptScope(store: Store, id: string): Promise<Scope | null> {
  const asked = await store.read('entrustedServices', id);
  if (!asked) {
    return null;
  }
  return asked.toPath === null ? caseScope(store, asked.case) : scope(asked.county, { government: [asked.toPath] });
}

/** 接受委托 */
export const acceptService: Writing<'cases.acceptService'> = {
  request: acceptServiceRequest,
  scope: (asking, request) => acceptScope(asking.store, request.entrusted),
  async prepare(call, request) {
    const asked = found(await call.store.read('entrustedServices', request.entrusted));
    if (asked.to !== null) {
      return null;
    }
    const letter =
      request.letter ?? refuse('INVALID_ARGUMENT', { fields: [{ path: 'letter', rule: '请上传对方接受委托的回函' }] });
    const id = derivedId('acceptance', asked._id, letter);
    return (await holdCopy(call, letter, 'proof', { id })).file._id;
  },
  async write(tx, call, request, letter) {
    const asked = found(await tx.read('entrustedServices', request.entrusted));
    // 县级的岗位 reach every township: the one that was asked answers for itself.
    if (asked.to !== null && asked.to !== call.post?.unit) {
      refuse('FORBIDDEN', { message: '由受委托的乡镇接受。' });
    }
    if (asked.acceptedOn !== null) {
      refuse('ILLEGAL_STATE', { message: '已经接受过。' });
    }
    const one = found(await tx.read('cases', asked.case));
    const acceptance = letter === null ? null : String(letter);
    await tx.replace('entrustedServices', { ...asked, acceptedOn: call.today, acceptance, rev: asked.rev + 1 });
    return {
      reply: { entrusted: asked._id },
      subject: `papers/${asked.paper}`,
      paths: [...pathsOf(one), asked.toPath],
      change: { accepted: asked.to },
    };
  },
};

/** 委托我送达的: the least that serving wants: whom, where, which paper. */
export const entrustedServices: Reading<'cases.entrustedServices'> = {
  request: nothingRequest,
  scope: async ({ county, post }) => (county !== null && post ? scope(county, { [post.line]: [post.path] }) : null),
  async read(call) {
    const { store, county } = call;
    const unit = found(call.post).unit;
    const { items } = await store.page('entrustedServices', {
      equal: { county, to: unit },
      range: { key: 'requestedOn' },
      order: 'desc',
      limit: LIST_CAP,
    });
    const papers = new Map(
      (
        await store.readAll(
          'papers',
          items.map(({ paper }) => paper),
        )
      ).map((paper) => [paper._id, paper]),
    );
    if (items.length > 0) {
      await logAccess(store, call, { child: null, fields: ['entrustedServices'], reason: '办理委托送达' });
    }
    return {
      items: items.flatMap((asked) => {
        const paper = papers.get(asked.paper);
        const content = paper && contentOf(paper);
        return paper?.state === 'issued' && content
          ? {
              id: asked._id,
              title: content.title,
              number: content.number ?? '',
              from: content.organ,
              name: content.addressees.find(({ slot }) => slot === asked.addressee)?.name ?? '',
              place: decrypt(asked.place, placeOf(asked._id)),
              requestedOn: asked.requestedOn,
              acceptedOn: asked.acceptedOn,
            }
          : [];
      }),
    };
  },
};
