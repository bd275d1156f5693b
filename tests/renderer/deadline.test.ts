import { describe, expect, test } from 'vitest';
import { timeLeft } from '#renderer/features/review/deadline.ts';

/** A time of day in China, 20 November 2026 being a Friday. */
const at = (text: string): number => Date.parse(`2026-${text}:00+08:00`);

describe('how long a submission may still wait', () => {
  test('nothing is said where no time limit runs', () => {
    expect(timeLeft(null, at('11-20T09:00'))).toBeUndefined();
  });

  test('within a working day the hours of the office are counted, not those of the clock', () => {
    const lunch = timeLeft(at('11-20T15:00'), at('11-20T10:00'));
    expect(lunch).toEqual({ form: 'hours', count: 4, pressing: true });
    const overWeekend = timeLeft(at('11-23T10:00'), at('11-20T16:30'));
    expect(overWeekend).toEqual({ form: 'hours', count: 2, pressing: true });
  });

  test('the last hour is counted in minutes, unless the night lies between', () => {
    expect(timeLeft(at('11-20T14:25'), at('11-20T14:00'))).toEqual({ form: 'minutes', count: 25, pressing: true });
    const tomorrow = timeLeft(at('11-23T08:40'), at('11-20T17:10'));
    expect(tomorrow).toEqual({ form: 'until', at: '11-23 08:40', pressing: true });
  });

  test('what has days to go shows until when', () => {
    const friday = timeLeft(at('11-25T17:30'), at('11-20T09:00'));
    expect(friday).toEqual({ form: 'until', at: '11-25 17:30', pressing: false });
  });

  test('it presses from four working hours before the end, as the office counts', () => {
    expect(timeLeft(at('11-20T17:30'), at('11-20T13:30'))).toMatchObject({ pressing: true });
    expect(timeLeft(at('11-20T17:30'), at('11-20T11:30'))).toMatchObject({ count: 5, pressing: false });
  });

  test('from the minute it ends it is over', () => {
    expect(timeLeft(at('11-20T14:00'), at('11-20T14:00'))).toEqual({ form: 'over' });
  });
});
