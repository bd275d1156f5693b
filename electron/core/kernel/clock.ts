import { businessDateOf } from '#shared/kernel/business-date.ts';

/** Where a call's time comes from. Tests give a fixed one; nothing else in core reads the clock. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** The office's business date at an instant, China Standard Time. */
  dateAt(instant: number): string;
}

/** China has one time zone and no summer time, so the office's day is UTC+8 whatever the PC is set to. */
const OFFICE_OFFSET_MINUTES = 480;

export const systemClock: Clock = {
  now: () => Date.now(),
  dateAt: (instant) => businessDateOf(instant, OFFICE_OFFSET_MINUTES),
};
