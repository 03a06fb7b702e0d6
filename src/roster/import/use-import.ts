import { useEffect, useRef, useState } from 'react';
import { PROBLEMS } from '#domain/errors';
import { ApiProblem, asProblem, call } from '../../api';
import { useDraft } from '../../drafts';
import { platform } from '../../platform';
import type { ChosenFile } from '../../platform/contract';
import { type Count, type Going, type Planned, SHEET_WORK, type SheetKind } from './kinds';

/** An import that was begun: which file went where, and the job once it was confirmed. Empty text: not yet. */
export interface Begun {
  readonly unit: string;
  readonly unitName: string;
  readonly fileName: string;
  readonly file: string;
  readonly job: string;
}

const NOTHING: Begun = { unit: '', unitName: '', fileName: '', file: '', job: '' };

function isBegun(value: unknown): value is Begun {
  const begun: Record<string, unknown> = Object(value);
  return Object.keys(NOTHING).every((key) => typeof begun[key] === 'string');
}

/** Where an import stands on the screen. */
export type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'read'; readonly step: 'upload' | 'open' }
  | { readonly at: 'plan'; readonly planned: Planned | undefined }
  | { readonly at: 'report'; readonly planned: Planned }
  | { readonly at: 'go'; readonly share: number }
  | { readonly at: 'done'; readonly counts: readonly Count[] };

export interface Import {
  readonly begun: Begun;
  readonly stage: Stage;
  /** What stopped it; `again` goes on from there. */
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly choose: (file: ChosenFile, into: Pick<Begun, 'unit' | 'unitName'>) => void;
  readonly confirm: (planned: Planned) => void;
  /** Goes on with what was begun. */
  readonly resume: () => void;
  /** Forgets what was begun; nothing on the server changes. */
  readonly drop: () => void;
}

const MOST_BYTES = 10 * 1024 * 1024;
const TRIES = 10;
const PAUSE_SEC = 2;

const refused = (code: 'FILE_TOO_LARGE' | 'FILE_CORRUPT', message: string): ApiProblem =>
  new ApiProblem({ code, message, retryable: false });

/** What can be said of a file before it is sent. */
function problemOfFile({ name, size }: Pick<ChosenFile, 'name' | 'size'>): ApiProblem | undefined {
  if (!/\.xlsx$/i.test(name)) {
    return refused('FILE_CORRUPT', '只收 .xlsx 表格。请用表格软件打开，另存为 .xlsx 再选。');
  }
  if (size === 0) {
    return refused('FILE_CORRUPT', '这个文件是空的，请重新另存一次再选。');
  }
  return size > MOST_BYTES ? refused('FILE_TOO_LARGE', PROBLEMS.FILE_TOO_LARGE.message) : undefined;
}

/** Asks again for a while when the server is busy with another import. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await ask();
    } catch (error) {
      const { code, retryAfterSec = PAUSE_SEC } = asProblem(error);
      if (n >= TRIES || (code !== 'BUSY' && code !== 'JOB_RUNNING')) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, retryAfterSec * 1000));
    }
  }
}

/** Uploads and reads. @returns the id under which the server keeps the rows for a day. */
async function read(chosen: ChosenFile, onOpen: () => void): Promise<string> {
  const { upload, ...target } = await call('office.beginUpload', { size: chosen.size });
  await platform.upload(target, chosen);
  onOpen();
  return (await call('office.readWorkbook', { upload })).file;
}

type IsOn = () => boolean;
type Work = (typeof SHEET_WORK)[SheetKind];

interface Runs {
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly run: (part: (isOn: IsOn) => Promise<void>) => Promise<void>;
  readonly stop: () => void;
}

/** Runs one part at a time; a part that was left behind (screen closed, started over) goes quiet. */
function useRuns(): Runs {
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const run: Runs['run'] = async (part) => {
    const mine = ++turn.current;
    const isOn = (): boolean => mine === turn.current;
    setBusy(true);
    setProblem(undefined);
    try {
      await part(isOn);
    } catch (error) {
      if (isOn()) {
        setProblem(asProblem(error));
      }
    }
    if (isOn()) {
      setBusy(false);
    }
  };
  const stop = (): void => {
    turn.current += 1;
    setBusy(false);
    setProblem(undefined);
  };
  return { busy, problem, run, stop };
}

type SetStage = (stage: Stage) => void;

async function plan(work: Work, { file, unit }: Begun, isOn: IsOn, setStage: SetStage): Promise<void> {
  let planned: Planned | undefined;
  while (isOn() && !planned?.done) {
    setStage({ at: 'plan', planned });
    planned = await patiently(() => work.plan(file, unit, planned));
  }
  if (isOn() && planned) {
    setStage({ at: 'report', planned });
  }
}

/** @returns the counts at the end; undefined when it was left behind. */
async function carryOut(work: Work, job: string, isOn: IsOn, setStage: SetStage): Promise<Going | undefined> {
  let going: Going = { done: false, share: 0, counts: [] };
  while (isOn() && !going.done) {
    setStage({ at: 'go', share: going.share });
    going = await patiently(() => work.go(job));
  }
  return isOn() ? going : undefined;
}

const isGone = (error: unknown): boolean => asProblem(error).code === 'NOT_FOUND';
const GONE = '上次的文件已经过期（只留一天），请重新选文件。';

/** 导入: upload, dry run, report, commit in chunks. What was begun outlives the app, and each part may be asked again. */
export function useImport(kind: SheetKind): Import {
  const work = SHEET_WORK[kind];
  const { value: begun, requestId, change, clear } = useDraft(`import:${kind}`, NOTHING, isBegun);
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const { busy, problem, run, stop } = useRuns();
  const go = async (job: string, isOn: IsOn): Promise<void> => {
    const going = await carryOut(work, job, isOn, setStage);
    if (going) {
      setStage({ at: 'done', counts: going.counts });
      clear();
    }
  };
  const fresh = async (chosen: ChosenFile, into: Pick<Begun, 'unit' | 'unitName'>, isOn: IsOn): Promise<void> => {
    const wrong = problemOfFile(chosen);
    if (wrong) {
      throw wrong;
    }
    setStage({ at: 'read', step: 'upload' });
    const file = await read(chosen, () => isOn() && setStage({ at: 'read', step: 'open' })).catch((error: unknown) => {
      setStage((now) => (isOn() ? { at: 'choose' } : now));
      throw error;
    });
    if (isOn()) {
      const next = { ...into, fileName: chosen.name, file, job: '' };
      change(next);
      await plan(work, next, isOn, setStage);
    }
  };
  const confirm = async (planned: Planned, isOn: IsOn): Promise<void> => {
    const job = await patiently(() => work.commit(planned.plan, requestId));
    if (isOn()) {
      change({ ...begun, job });
      await go(job, isOn);
    }
  };
  const resume = async (isOn: IsOn): Promise<void> => {
    try {
      await (begun.job ? go(begun.job, isOn) : plan(work, begun, isOn, setStage));
    } catch (error) {
      if (!isGone(error) || !isOn()) {
        throw error;
      }
      clear();
      setStage({ at: 'choose' });
      throw refused('FILE_CORRUPT', GONE);
    }
  };
  return {
    begun,
    stage,
    problem,
    busy,
    choose: (chosen, into) => void run((isOn) => fresh(chosen, into, isOn)),
    confirm: (planned) => void run((isOn) => confirm(planned, isOn)),
    resume: () => void run(resume),
    drop: () => {
      stop();
      setStage({ at: 'choose' });
      clear();
    },
  };
}
