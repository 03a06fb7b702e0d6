import type { SheetLine, WrittenWords } from '#domain/cases/api-referral';
import { type MatterKey, matterOf, type SheetField, WRITTEN_FIELDS, writtenFor } from '#domain/cases/referral';
import { refuse } from '#domain/errors';
import { isLegalGuardian } from '#domain/letters/who-signs';
import type { Adult, Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { placeWords, unitNames } from './case';
import { fullYears } from './situation';

function phoneOf(child: Child, adult: Adult | undefined): string {
  const place = { collection: 'children', field: `adults.${adult?.slot}.phone`, id: child._id };
  return adult?.phone ? decrypt(adult.phone, place) : '';
}

/**
 * The sheet of a matter: of everything that is known of a child its listed fields alone, in their order. Preview and sending both make it here,
 * so that what is shown before is what leaves.
 * @throws {Refusal} INVALID_ARGUMENT where words are wanting, or none of its own.
 */
export async function sheetOf(call: Call, child: Child, key: MatterKey, words: WrittenWords): Promise<SheetLine[]> {
  const asked = writtenFor(key);
  const wanting = asked.filter((field) => !words[field]);
  const foreign = WRITTEN_FIELDS.filter((field) => words[field] !== undefined && !asked.includes(field));
  if (wanting.length > 0 || foreign.length > 0) {
    refuse('INVALID_ARGUMENT', {
      fields: [
        ...wanting.map((field) => ({ path: `words.${field}`, rule: '请填写' })),
        ...foreign.map((field) => ({ path: `words.${field}`, rule: '这一项不用写' })),
      ],
    });
  }
  const { nameOf, school } = await unitNames(call.store, child);
  const guardian = child.adults.find(({ kind }) => isLegalGuardian(kind));
  const age = fullYears(child.birthMonth, call.today);
  const value: Readonly<Record<SheetField, () => string>> = {
    name: () => child.name,
    sex: () => (child.sex === 'female' ? '女' : '男'),
    age: () => (age === null ? '不详' : `${age} 周岁`),
    school: () => school || '没有学校',
    residence: () => placeWords(child.residencePath, nameOf) || '不详',
    guardian: () => (guardian ? `${guardian.name}（${guardian.relation}）` : '不详'),
    guardianPhone: () => phoneOf(child, guardian) || '不详',
    employer: () => words.employer ?? '',
    premises: () => words.premises ?? '',
    facts: () => words.facts ?? '',
  };
  return matterOf(key).fields.map((field) => ({ field, value: value[field]() }));
}
