const real = Date.now.bind(Date);
const RealDate = Date;
let shift = 0;

class ShiftedDate extends RealDate {
  constructor(...values: ConstructorParameters<DateConstructor> | []) {
    if (values.length === 0) {
      super(real() + shift);
    } else {
      super(...values);
    }
  }

  static override now(): number {
    return real() + shift;
  }
}

/** Moves the clock of this process to `instant`; it goes on ticking from there. Functions do not know. */
export function setNow(instant: number): void {
  shift = instant - real();
  globalThis.Date = ShiftedDate as DateConstructor;
}

/** Lets `ms` pass at once. */
export function advance(ms: number): void {
  setNow(Date.now() + ms);
}

/** Gives the clock back. */
export function restoreClock(): void {
  shift = 0;
  globalThis.Date = RealDate;
}
