import type { Binding, Code, Person, Post, Session } from '#domain/accounts/documents';
import type { RollSheet } from '#domain/attendance/documents';
import type { Danger } from '#domain/cases/danger';
import type { Deferral } from '#domain/cases/deferral';
import type { Case, Conference, Contact } from '#domain/cases/documents';
import type { Missing } from '#domain/cases/missing';
import type {
  AddressConfirmation,
  EntrustedService,
  Paper,
  PaperNumbers,
  PaperTemplate,
  PenaltyFile,
  Service,
} from '#domain/cases/papers';
import type { PlatformSheet } from '#domain/cases/platform';
import type { Referral } from '#domain/cases/referral';
import type { SignSheet } from '#domain/cases/signs';
import type { Transfer } from '#domain/cases/transfer';
import type { Calendar, County, HolidaySchedule, Onboarding, PolicyDocument } from '#domain/county/documents';
import type { Checkpoint, LogHead, LogLeaf, LogTile } from '#domain/evidence/documents';
import type { Unit } from '#domain/jurisdiction';
import type { Batch, Campaign, Entrustment, Template } from '#domain/letters/campaigns';
import type { Ink, Letter } from '#domain/letters/documents';
import type { AccessEntry, Fact, Incoming, Job, Limit, OpenJobs, Pending } from '#domain/records';
import type { Grant, Message } from '#domain/reminders/documents';
import type { Child, Household, IdIndexEntry, JobRows, WorkbookRows } from '#domain/roster/documents';
import type { CountNode } from '#domain/statistics/documents';

/** Who may write a collection: one function, or the kit on behalf of whoever writes. */
export type Owner =
  | 'county'
  | 'accounts'
  | 'roster'
  | 'office'
  | 'letters'
  | 'attendance'
  | 'cases'
  | 'reminders'
  | 'statistics'
  | 'kit';

/**
 * Field classes: C0 public, C1 organisation and staff, C2 basics of a child, C3 identifiers (encrypted, or keyed hashes),
 * C4 special data (health, hardship, what was said).
 */
export type FieldClass = 'C0' | 'C1' | 'C2' | 'C3' | 'C4';

export interface Collection<D> {
  readonly owner: Owner;
  /** How `_id` is made, for readers. */
  readonly id: string;
  /** Declared indexes; each page goes along one of them. All but the kit's begin with `county`. */
  readonly indexes: readonly (readonly string[])[];
  /** Every field has a class; an untagged field does not compile. */
  readonly classes: Readonly<Record<FieldOf<D>, FieldClass>>;
}

/** The type of each collection's documents. */
export interface Documents {
  counties: County;
  calendars: Calendar;
  holidays: HolidaySchedule;
  policies: PolicyDocument;
  onboarding: Onboarding;
  people: Person;
  posts: Post;
  bindings: Binding;
  codes: Code;
  sessions: Session;
  units: Unit;
  households: Household;
  children: Child;
  idIndex: IdIndexEntry;
  workbookRows: WorkbookRows;
  jobRows: JobRows;
  templates: Template;
  campaigns: Campaign;
  letters: Letter;
  inks: Ink;
  batches: Batch;
  entrustments: Entrustment;
  logLeaves: LogLeaf;
  logHeads: LogHead;
  logTiles: LogTile;
  checkpoints: Checkpoint;
  rollSheets: RollSheet;
  cases: Case;
  contacts: Contact;
  signs: SignSheet;
  conferences: Conference;
  papers: Paper;
  numbers: PaperNumbers;
  paperTemplates: PaperTemplate;
  services: Service;
  addressConfirmations: AddressConfirmation;
  entrustedServices: EntrustedService;
  penaltyFiles: PenaltyFile;
  deferrals: Deferral;
  transfers: Transfer;
  referrals: Referral;
  dangers: Danger;
  missing: Missing;
  platformMarks: PlatformSheet;
  messages: Message;
  grants: Grant;
  nodes: CountNode;
  facts: Fact;
  pending: Pending;
  jobs: Job;
  openJobs: OpenJobs;
  accessLog: AccessEntry;
  limits: Limit;
  incoming: Incoming;
}
export type CollectionName = keyof Documents;

type Words<S> = S extends `${infer First} ${infer Rest}` ? First | Words<Rest> : S;
/** Of a union the fields of every member. */
type FieldOf<D> = D extends unknown ? Exclude<keyof D & string, '_id' | 'county' | 'rev' | 'job'> : never;
type Tags = Readonly<Partial<Record<FieldClass, string>>>;
/** What is wrong with the tags of a document type: a field without a class, or a class for no field. */
type Faults<D, T extends Tags> = Exclude<FieldOf<D>, Words<T[keyof T]>> | Exclude<Words<T[keyof T]>, FieldOf<D>>;

/** Indexes as words; each begins with `county`, so that no page can cross counties. */
export const along = (...indexes: readonly string[]): readonly (readonly string[])[] =>
  indexes.map((index) => ['county', ...index.split(' ')]);

/** Field classes written as words per class; a field left out, or one that is none, does not compile. */
export function classed<D>() {
  return <const T extends Tags>(tags: [Faults<D, T>] extends [never] ? T : { readonly faults: Faults<D, T> }) => {
    const pairs = Object.entries(tags).flatMap(([of, words]) => words.split(' ').map((word: string) => [word, of]));
    return Object.fromEntries(pairs) as Readonly<Record<FieldOf<D>, FieldClass>>;
  };
}
