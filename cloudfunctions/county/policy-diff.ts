import type { PolicyDocument } from '#domain/county/documents';
import { found } from '#domain/errors';
import { policyChanges, type Standard } from '#domain/policy/difference';
import { inForce, packOf } from '#domain/policy/rows';
import type { Reading } from '../kit/handler';
import { wholeCounty } from './place';
import { versionsOf } from './policy';
import { policyDiffRequest } from './requests';

const standardOf = ({ base, overrides }: PolicyDocument): Standard => ({ pack: found(packOf(base)), overrides });

/** 对比: the standard in force today against another version of the county's, or against a pack as it comes. */
export const policyDiff: Reading<'county.policyDiff'> = {
  request: policyDiffRequest,
  scope: wholeCounty,
  async read(call, { version, base }) {
    const versions = await versionsOf(call);
    const now = standardOf(found(inForce(versions, call.today) ?? versions.at(-1) ?? null));
    if (base !== undefined) {
      const pack = found(packOf(base));
      return { title: pack.title, from: pack.from, changes: policyChanges(now, { pack, overrides: [] }) };
    }
    const other = found(versions.find((one) => one.version === version) ?? null);
    const standard = standardOf(other);
    return {
      title: `${standard.pack.title} 第 ${other.version} 版`,
      from: other.from,
      changes: policyChanges(now, standard),
    };
  },
};
