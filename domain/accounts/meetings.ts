import type { CodePurpose } from '#domain/accounts/documents';
import type { UnitKind } from '#domain/jurisdiction';

/** 会议码: families scan it in a room, are found by their phone and sign. Which unit holds which meeting. */
const MEETINGS = {
  class: 'classMeeting',
  village: 'villageMeeting',
  group: 'villageMeeting',
} as const satisfies Partial<Record<UnitKind, CodePurpose>>;

export type MeetingPurpose = (typeof MEETINGS)[keyof typeof MEETINGS];

/** 家长会 of a class, 村民会 of a village or group (R4–R6); null for a unit that holds none. */
export function meetingOf(kind: UnitKind): MeetingPurpose | null {
  return kind === 'class' || kind === 'village' || kind === 'group' ? MEETINGS[kind] : null;
}

/** Whether a code was opened for a room of families, at its class or at its village. */
export const isMeeting = (purpose: CodePurpose): purpose is MeetingPurpose =>
  purpose === 'classMeeting' || purpose === 'villageMeeting';
