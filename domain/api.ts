import type { AccountsApi } from '#domain/accounts/api';
import type { AttendanceApi } from '#domain/attendance/api';
import type { CasesApi } from '#domain/cases/api';
import type { CountyApi } from '#domain/county/api';
import type { ErrorCode, FieldProblem } from '#domain/errors';
import type { LettersApi } from '#domain/letters/api';
import type { OfficeApi } from '#domain/office/api';
import type { Instant } from '#domain/plain-date';
import type { RemindersApi } from '#domain/reminders/api';
import type { RosterApi } from '#domain/roster/api';
import type { StatisticsApi } from '#domain/statistics/api';

/** Every operation of the product: `<function>.<verb>` → request and reply. */
export type Api = CountyApi &
  AccountsApi &
  RosterApi &
  LettersApi &
  AttendanceApi &
  CasesApi &
  RemindersApi &
  StatisticsApi &
  OfficeApi;

export type Operation = keyof Api & string;
export type RequestOf<O extends Operation> = Api[O]['request'];
export type ReplyOf<O extends Operation> = Api[O]['reply'];

/** What a call carries. `as` is the acting post's id, or `family:<county>`; who is calling is never in it. */
export interface Envelope {
  readonly operation: string;
  readonly request: unknown;
  /** Made when the intent starts and kept until it is done; required for writes. */
  readonly requestId?: string;
  readonly as?: string;
}

/** What every call gets back; a function never throws to its platform. */
export type Answered<T> =
  | { readonly ok: true; readonly data: T; readonly at: Instant }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string;
      readonly reqId: string;
      readonly retryable: boolean;
      readonly retryAfterSec?: number;
      readonly fields?: readonly FieldProblem[];
    };
