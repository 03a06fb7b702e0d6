import type { HouseholdSigner } from '#domain/letters/api';

/** One of a household's guardians, as a choice and for the request. */
export const keyOf = ({ child, slot }: HouseholdSigner): string => `${child} ${slot}`;

/** Each guardian once, with the children: of brothers and sisters the same parents are registered with each. */
export function onceEach(signers: readonly HouseholdSigner[]) {
  const people = new Map<string, { readonly signer: HouseholdSigner; readonly children: string[] }>();
  for (const signer of signers) {
    const key = `${signer.name} ${signer.relation}`;
    const known = people.get(key) ?? { signer, children: [] };
    known.children.push(signer.childName);
    people.set(key, known);
  }
  return [...people.values()];
}

/** 谁签的: each guardian of a household once, and whose parent. */
export const signerChoices = (signers: readonly HouseholdSigner[]) =>
  onceEach(signers).map(({ signer, children }) => ({
    value: keyOf(signer),
    label: signer.name,
    detail: `${children.join('、')}的${signer.relation}`,
  }));
