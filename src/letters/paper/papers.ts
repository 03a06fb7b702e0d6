import type { HouseholdSigner } from '#domain/letters/api';
import type { FoundSheet } from '#domain/office/api';
import type { PlainDate } from '#domain/plain-date';
import type { ApiProblem } from '../../api';

/** A sheet that a person looks at before it is filed. */
export interface ToFile extends FoundSheet {
  readonly upload: string;
  readonly picture: string;
  readonly signedOn: PlainDate;
  /** Of a household: whom it could be signed by, and who it was. */
  readonly signers: readonly HouseholdSigner[];
  readonly signer: HouseholdSigner | null;
  readonly problem?: ApiProblem;
}

/** A sheet as its code was read; of a household with those who could sign it. */
export type ReadSheet = FoundSheet & Partial<Pick<ToFile, 'signers'>>;

/** A photo in the tray: nothing was read on it, or what was read cannot be filed. */
export interface TrayPhoto {
  readonly upload: string;
  readonly picture: string;
  readonly why: string;
}

/** 这一次: what waits to be looked at, what files itself nowhere, what has been filed in this sitting. */
export interface Papers {
  readonly toFile: readonly ToFile[];
  readonly tray: readonly TrayPhoto[];
  readonly filed: readonly Pick<ToFile, 'letter' | 'childName' | 'adultName' | 'relation'>[];
}

export const NO_PAPERS: Papers = { toFile: [], tray: [], filed: [] };

const WHY: Readonly<Record<FoundSheet['standing'], string>> = {
  ready: '这一份在别的照片上已经有了。',
  signed: '这一份已经签过了，可以扔掉照片。',
  changed: '这张纸上的内容是旧的。请重新打印，再请家长签。',
  unknown: '这一份不归您收，或者已经找不到了。',
  closed: '这一份现在不能签，请看看是不是暂停或作废了。',
};
const UNREADABLE = '没有认出方码。请选是谁的，或者重拍。';
const IS_FORM = '这是家访记录表或送达回证，请到“收纸质表”里收。';
const NOT_THIS = '请选是谁的，或者扔掉。';

/** Without a photo in the tray. */
export const withoutPhoto = (papers: Papers, upload: string): Papers => ({
  ...papers,
  tray: papers.tray.filter((one) => one.upload !== upload),
});

const inTray = (papers: Papers, photo: TrayPhoto): Papers => {
  const rest = withoutPhoto(papers, photo.upload);
  return { ...rest, tray: [...rest.tray, photo] };
};

/** Adds what was found on a photo: what is ready goes to be looked at, a photo of nothing but other things to the tray. */
export function withRead(
  papers: Papers,
  photo: { readonly upload: string; readonly picture: string },
  { sheets, isForm }: { readonly sheets: readonly ReadSheet[]; readonly isForm: boolean },
  today: PlainDate,
): Papers {
  const known = new Set(papers.toFile.map(({ letter }) => letter));
  const ready = sheets.filter(({ standing, letter }) => standing === 'ready' && !known.has(letter));
  if (ready.length === 0) {
    const other = sheets.find(({ standing }) => standing !== 'ready') ?? sheets[0];
    return inTray(papers, { ...photo, why: other ? WHY[other.standing] : isForm ? IS_FORM : UNREADABLE });
  }
  const toFile = ready.map((sheet) => {
    const signers = sheet.signers ?? [];
    // Its head, until somebody says otherwise: the sheet names him.
    const signer = signers.find(({ name }) => name === sheet.adultName) ?? signers[0] ?? null;
    return { ...sheet, ...photo, signedOn: today, signers, signer };
  });
  return { ...withoutPhoto(papers, photo.upload), toFile: [...papers.toFile, ...toFile] };
}

/** Changes one sheet that waits to be looked at. */
export const withSheet = (papers: Papers, letter: string, change: Partial<ToFile>): Papers => ({
  ...papers,
  toFile: papers.toFile.map((one) => (one.letter === letter ? { ...one, ...change } : one)),
});

const withoutSheet = (papers: Papers, letter: string): Papers => ({
  ...papers,
  toFile: papers.toFile.filter((one) => one.letter !== letter),
});

/** 收下了 */
export function withFiled(papers: Papers, sheet: ToFile): Papers {
  return { ...withoutSheet(papers, sheet.letter), filed: [...papers.filed, sheet] };
}

/** 不是这份: back into the tray, where the child is chosen by hand. */
export function withRefused(papers: Papers, { letter, upload, picture }: ToFile): Papers {
  return inTray(withoutSheet(papers, letter), { upload, picture, why: NOT_THIS });
}
