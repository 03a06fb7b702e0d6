/** What a log line may hold. An allow-list: no names, numbers, notes, requests or documents, whatever happens. */
interface LogLine {
  readonly level: 'info' | 'warn' | 'error' | 'alarm';
  readonly event: string;
  readonly operation?: string;
  readonly reqId?: string;
  readonly code?: string;
  readonly county?: string;
  readonly consumer?: string;
  readonly count?: number;
  readonly ms?: number;
  /** File and line of an unexpected error, without its message. */
  readonly where?: string;
}

/** One structured line to standard output, where the platform collects it. */
export function log(line: LogLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Where an unexpected error came from: class and frames, never its message, which may quote what was sent. */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...frames].join(' ');
}
