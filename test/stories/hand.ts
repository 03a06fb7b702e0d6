/** The people of the story. */
export type Who = 'teacher' | 'parent' | 'otherParent' | 'principal' | 'village' | 'officer' | 'county';

/** Somebody's phone, used by the words on its screen; what was tapped is counted. */
export interface Hand {
  /** The words tapped so far. */
  readonly tapped: readonly string[];
  /** Errors of the page; a story ends with none. */
  readonly errors: readonly string[];
  see(words: string): Promise<void>;
  gone(words: string): Promise<void>;
  /** Taps what bears these words; the `nth` of them, from 0; -1 is the last. */
  tap(words: string, nth?: number): Promise<void>;
  /** Writes a name on the pad. */
  draw(): Promise<void>;
  text(): Promise<string>;
  /** A picture of the screen, numbered in the order of the story. */
  picture(name: string): Promise<void>;
  offline(): Promise<void>;
  online(): Promise<void>;
  /** The system ends the app without a word. */
  kill(): Promise<void>;
  /** Opens it again: at home, or at the page of a message or code. */
  reopen(route?: string): Promise<void>;
  /** How often WeChat's dialog for reminders was shown. */
  subscriptions(): number;
  close(): Promise<void>;
}

/** Where the story is told: the product, its people, and its clock. */
export interface World {
  /** The child of `parent`, and of `otherParent`, as staff see the names. */
  readonly child: string;
  readonly otherChild: string;
  /** The phone of somebody; the same one when asked again. */
  sit(who: Who, route?: string): Promise<Hand>;
  /** The phone of somebody who sat down before, as it stands. */
  hand(who: Who): Promise<Hand>;
  /** Today's sheet of the class. */
  sheet(): Promise<{ readonly rev: number; readonly absent: number } | undefined>;
  /** What is in the code that was made last. */
  scene(): Promise<string>;
  /** Page of the card that WeChat showed this person last. */
  card(who: Who): Promise<string>;
  /** Waits until every queue is empty. */
  settle(): Promise<void>;
  minutes(minutes: number): Promise<void>;
  nextSchoolDay(): Promise<void>;
}

/** How many taps an act took. */
export async function taps(hand: Hand, act: () => Promise<void>): Promise<number> {
  const before = hand.tapped.length;
  await act();
  return hand.tapped.length - before;
}
