import type { RequestOf } from '#domain/api';
import type { PolicyDocument } from '#domain/county/documents';
import { type FieldProblem, refuse } from '#domain/errors';
import { PACKS, type PolicyPack } from '#domain/policy/policy';
import { ladderProblem, onlyDifferent, overrideProblem, packOf } from '#domain/policy/rows';
import type { Call, Writing } from '../kit/handler';
import { wholeCounty } from './place';
import { versionsOf } from './policy';
import { savePolicyRequest } from './requests';

type Request = RequestOf<'county.savePolicy'>;

function dayProblem(pack: PolicyPack, from: string, today: string): string | null {
  // Facts name the version they were done by, and clocks run by the day they began: what is past stays as it was.
  if (from < today) {
    return '生效日期不能早于今天';
  }
  return from < pack.from ? `${pack.title}从${pack.from}起才能用` : null;
}

function problemsOf(pack: PolicyPack, { overrides, from }: Request, today: string): FieldProblem[] {
  const values = overrides.flatMap((one, n) => {
    const rule = overrideProblem(pack, one);
    return rule ? [{ path: `overrides.${n}.value`, rule: `${pack.values[one.key]?.title ?? ''}：${rule}` }] : [];
  });
  const day = dayProblem(pack, from, today);
  const ladder = values.length === 0 ? ladderProblem(pack, overrides) : null;
  return [
    ...values,
    ...(ladder ? [{ path: 'overrides', rule: ladder }] : []),
    ...(day ? [{ path: 'from', rule: day }] : []),
  ];
}

/** The latest version and its pack; the first of all where a county was founded without one. */
async function prepare(
  call: Call,
  { base }: Request,
): Promise<{ readonly latest: PolicyDocument | null; readonly pack: PolicyPack }> {
  const [latest = null] = await versionsOf(call);
  const pack = packOf(base ?? latest?.base ?? PACKS[0]?.id ?? '') ?? refuse('POLICY_MISSING');
  return { latest, pack };
}

/** 保存预警标准 as a new version. Two people at once: one of them meets the version that the other made. */
export const savePolicy: Writing<'county.savePolicy'> = {
  request: savePolicyRequest,
  scope: wholeCounty,
  prepare,
  async write(tx, call, request, prepared) {
    const { latest, pack } = prepared as Awaited<ReturnType<typeof prepare>>;
    const [problem, ...more] = problemsOf(pack, request, call.today);
    if (problem) {
      refuse('INVALID_ARGUMENT', { message: `${problem.rule}。`, fields: [problem, ...more] });
    }
    const version = request.version + 1;
    const id = `${call.county}:${version}`;
    if ((latest?.version ?? 0) !== request.version || (await tx.read('policies', id))) {
      refuse('VERSION_CONFLICT');
    }
    const overrides = onlyDifferent(pack, request.overrides);
    await tx.create('policies', {
      _id: id,
      county: call.county,
      version,
      base: pack.id,
      overrides,
      from: request.from,
      rev: 1,
    });
    return {
      reply: { version },
      subject: `policies/${id}`,
      paths: [],
      change: { from: latest?.version ?? 0, to: version, keys: overrides.map((one) => one.key) },
    };
  },
};
