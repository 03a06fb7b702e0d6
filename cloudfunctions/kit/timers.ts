/** 定时触发器: a timer of the platform. */
export interface Timer {
  readonly name: string;
  /** Seven fields: second, minute, hour, day, month, weekday, year; the clock is Beijing's. */
  readonly schedule: string;
}

/** What calls each function by itself. As with the indexes, one list for the cloud and for one machine. */
export const TICK: Timer = { name: 'tick', schedule: '0 * * * * * *' };
