import { useCallback, useEffect, useRef, useState } from 'react';
import type { HouseholdSigner } from '#domain/letters/api';
import type { FoundSheet } from '#domain/office/api';
import { dayOf, type PlainDate } from '#domain/plain-date';
import { asProblem, call, newRequestId, serverNow } from '../../api';
import { PHOTOS_AT_ONCE, shownPhoto, uploadedSheet, useInTurn } from '../../paper-photos';
import { platform } from '../../platform';
import {
  NO_PAPERS,
  type Papers,
  type ReadSheet,
  type ToFile,
  type TrayPhoto,
  withFiled,
  withoutPhoto,
  withRead,
  withRefused,
  withSheet,
} from './papers';

/** Sends each sheet under an id of its own, the same one until it was answered: a lost reply signs nothing twice. */
function useSignPaper(): (sheet: ToFile) => Promise<void> {
  const ids = useRef(new Map<string, string>());
  return async ({ letter, digest, upload, signedOn, signer }) => {
    const key = [letter, upload, signedOn, signer?.name].join(' ');
    const requestId = ids.current.get(key) ?? newRequestId();
    ids.current.set(key, requestId);
    const who = signer ? { signer: { child: signer.child, slot: signer.slot } } : {};
    await call('letters.signPaper', { letter, digest, file: upload, signedOn, ...who, vouch: true }, { requestId });
    ids.current.delete(key);
  };
}

/** Of a household's sheet: by whom it could be signed. */
async function withSigners(sheet: FoundSheet): Promise<ReadSheet> {
  return sheet.standing === 'ready' && sheet.slot === 'household'
    ? { ...sheet, signers: (await call('letters.read', { letter: sheet.letter })).signers }
    : sheet;
}

type Change = (change: (papers: Papers) => Papers) => void;

/** 收下: the photo leaves the tray once nothing on it waits any more; what was filed keeps its own copy. */
function useFiling(change: Change) {
  const signPaper = useSignPaper();
  return async (sheet: ToFile, rest: readonly ToFile[]): Promise<void> => {
    try {
      await signPaper(sheet);
    } catch (error) {
      change((papers) => withSheet(papers, sheet.letter, { problem: asProblem(error) }));
      throw error;
    }
    change((papers) => withFiled(papers, sheet));
    if (!rest.some(({ upload }) => upload === sheet.upload)) {
      await call('office.dropSheet', { upload: sheet.upload });
    }
  };
}

/** 收纸质: photos taken, read, looked at and filed; what is left over waits in the tray, at the server too. */
export function usePapers() {
  const [papers, change] = useState<Papers>(NO_PAPERS);
  const { progress, problem, each } = useInTurn();
  const file = useFiling(change);
  const read = useCallback(async (upload: string, picture?: string): Promise<void> => {
    const { photo, sheets, forms } = await call('office.readSheets', { upload });
    const seen = { upload, picture: picture ?? shownPhoto(photo) };
    const known = { sheets: await Promise.all(sheets.map(withSigners)), isForm: forms.length > 0 };
    change((before) => withRead(before, seen, known, dayOf(serverNow())));
  }, []);
  useEffect(() => {
    const lookAgain = async (): Promise<void> => {
      const { photos } = await call('office.sheetTray', {});
      await each('正在看上次没收完的', photos, ({ upload }) => read(upload));
    };
    void each('正在打开', [lookAgain], (look) => look());
  }, [each, read]);
  const add = async (): Promise<void> => {
    const photos = await platform.choosePhotos(PHOTOS_AT_ONCE);
    await each('正在认方码', photos, async (photo) => read(await uploadedSheet(photo), photo.path));
  };
  const drop = (dropped: string): Promise<void> =>
    each('正在扔掉', [dropped], async (upload) => {
      await call('office.dropSheet', { upload });
      change((before) => withoutPhoto(before, upload));
    });
  const fileAll = (): Promise<void> =>
    each('正在收下', papers.toFile, (sheet) => file(sheet, papers.toFile.slice(papers.toFile.indexOf(sheet) + 1)));
  /** 选是谁的: whose sheet it is, by hand. */
  const choose = (photo: TrayPhoto, chosen: string): Promise<void> =>
    each('正在打开', [chosen], async (letter) => {
      const text = await call('letters.read', { letter });
      const sheet = { ...text, standing: 'ready' as const, letter, digest: text.digest.sm3 };
      change((before) => withRead(before, photo, { sheets: [sheet], isForm: false }, dayOf(serverNow())));
    });
  return {
    ...papers,
    progress,
    problem,
    add,
    drop,
    fileAll,
    choose,
    date: (letter: string, signedOn: PlainDate): void => change((before) => withSheet(before, letter, { signedOn })),
    signedBy: (letter: string, signer: HouseholdSigner): void =>
      change((before) => withSheet(before, letter, { signer })),
    refuse: (sheet: ToFile): void => change((before) => withRefused(before, sheet)),
  };
}

export type PapersAtHand = ReturnType<typeof usePapers>;
