import type { Todo } from '#domain/accounts/me';
import type { Operation } from '#domain/api';
import type { UnitKind } from '#domain/jurisdiction';
import type { IconName } from '../ui/icon';

/** 日常 and 设置 stand apart, so that the daily work is found without reading. */
export type DoorGroup = 'daily' | 'setup';

/** Where a door stands, who sees it, and what is counted on it. */
export interface DoorPlan {
  readonly group: DoorGroup;
  readonly title: string;
  readonly icon: IconName;
  /** The operation that the screen opens with: whoever may not call it does not see the door. */
  readonly needs: Operation;
  readonly on?: readonly UnitKind[];
  readonly url: (unit: string) => string;
  readonly count?: (todo: Todo) => number | null;
  readonly detail?: string;
  /** Stands only while something waits behind it. */
  readonly rare?: true;
}

export const VILLAGE: readonly UnitKind[] = ['village', 'group'];
