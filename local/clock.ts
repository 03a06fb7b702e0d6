const RealDate = Date;
let shift = 0;

/** `Date` as the functions see it: the demo's day and hour instead of the machine's. A given time stays what it is. */
class ShiftedDate extends RealDate {
  constructor(...values: ConstructorParameters<DateConstructor> | []) {
    if (values.length === 0) {
      super(RealDate.now() + shift);
    } else {
      super(...values);
    }
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
}

/** 演示日期: moves this process's clock by `ms` from the machine's. Called before a function is loaded, so that none can tell. */
export function shiftClock(ms: number): void {
  shift = ms;
  globalThis.Date = ShiftedDate as DateConstructor;
}
