const SAYS = 'not-one-less/evidence';

/** Whether the text says of itself that it is an evidence file. One that does may be damaged; one that does not accuses nobody. */
export const saysEvidence = (text: string): boolean => text.includes(SAYS);

/** 这不是证据文件: what is said of any other file, before and without checking it. */
export const NO_EVIDENCE = {
  verdict: 'noEvidence',
  fault: 'file',
  headline: '这不是证据文件',
  lines: [
    {
      mark: 'note',
      text: '证据文件从签字回执里的“下载证据文件”得到，名字是“责任书证据-查验码.json”。请对方把原来的文件再发一次，不要打开另存。',
    },
  ],
} as const;
